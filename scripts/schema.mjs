// Writes schema/firstpush.schema.json from the table of answers. schema/buildspec.schema.json is
// written by hand.
import { execFileSync } from 'node:child_process';
import { generated } from './generated.mjs';
import { loadSource } from './load-source.mjs';

const path = 'schema/firstpush.schema.json';
const { answersSchema } = await loadSource('src/answers-schema.ts');
const biome = ['node_modules/@biomejs/biome/bin/biome', 'format', `--stdin-file-path=${path}`];
const input = JSON.stringify(answersSchema(), undefined, 2);
await generated(
  path,
  execFileSync(process.execPath, biome, { input, encoding: 'utf8' }),
  'npm run schema',
);

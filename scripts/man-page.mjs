// Writes man/firstpush.1 from the tables of commands, flags and answers.
import { readFile } from 'node:fs/promises';
import { generated } from './generated.mjs';
import { loadSource } from './load-source.mjs';

const { manPage } = await loadSource('src/man-page.ts');
const { version } = JSON.parse(await readFile('package.json', 'utf8'));
await generated('man/firstpush.1', manPage(version), 'npm run man');

// npm run bench: builds, and runs every benchmark in turn, each a process of its own.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const benchmarks = [
  'first-frame',
  'check-files',
  'all-projects',
  'log-tail',
  'whole-job',
  'context-upload',
];

await import('./build.mjs');
for (const name of benchmarks) {
  const file = join(import.meta.dirname, '..', 'bench', `${name}.mjs`);
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

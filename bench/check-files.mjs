// npm run bench: how long one call of `firstpush check` takes over a thousand buildspecs.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceFiles } from './buildspecs.mjs';
import { machine } from './machine.mjs';

const count = Number(process.argv[2] ?? 1000);
const rounds = 5;
const cli = join(import.meta.dirname, '..', 'dist', 'cli.js');
const folder = mkdtempSync(join(tmpdir(), 'firstpush-bench-'));
const names = Array.from({ length: count }, (_, n) => writeService(n));

try {
  const rows = [
    ['node -e 0', measure(process.execPath, ['-e', '0'])],
    ['firstpush --version', measure(cli, ['--version'])],
    ['firstpush check, 1 buildspec', measure(cli, ['check', names[0]])],
    [`firstpush check, ${count} buildspecs`, measure(cli, ['check', ...names])],
    [`the same with --json`, measure(cli, ['check', '--json', ...names])],
  ];
  process.stdout.write(
    `${machine()}, ${rounds} rounds\n\n` +
      `| what | best s | median s |\n| --- | --- | --- |\n` +
      rows.map(([what, { best, median }]) => `| ${what} | ${best} | ${median} |\n`).join(''),
  );
} finally {
  rmSync(folder, { recursive: true });
}

function writeService(n) {
  const own = join(folder, 'services', String(n));
  mkdirSync(own, { recursive: true });
  for (const [name, text] of Object.entries(serviceFiles(n))) writeFileSync(join(own, name), text);
  return `services/${n}/buildspec.yml`;
}

/** Seconds of the wall clock, best and median of some rounds. The program is started as a user's shell does. */
function measure(program, words) {
  const times = Array.from({ length: rounds }, () => {
    const start = process.hrtime.bigint();
    const options = { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 28 };
    const { status } = spawnSync(program, words, options);
    if (status !== 0 && status !== 1)
      throw new Error(`${[program, ...words].slice(0, 3)} ended with ${status}`);
    return Number(process.hrtime.bigint() - start) / 1e9;
  }).sort((one, other) => one - other);
  return { best: times[0].toFixed(2), median: times[Math.floor(rounds / 2)].toFixed(2) };
}

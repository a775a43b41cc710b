// npm run bench: how long it takes until the first frame stands on a terminal, and what the whole
// walk takes of memory. Beside it, in the same rounds, Node alone and what people have installed.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { machine } from './machine.mjs';

const rounds = Number(process.argv[2] ?? 15);
const cli = join(import.meta.dirname, '..', 'dist', 'cli.js');
const folder = mkdtempSync(join(tmpdir(), 'firstpush-bench-'));
const own = /^(AWS_|CI$|CONTINUOUS_INTEGRATION$|NO_COLOR$|FORCE_COLOR$|NODE_)/;
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name))),
  HOME: folder,
  TERM: 'xterm-256color',
  AWS_EC2_METADATA_DISABLED: 'true',
};

const contestants = [
  ['node -e 0, until it ends', [process.execPath, '-e', '0'], undefined],
  ['firstpush, until its first frame', [cli], /firstpush \d/],
  ['firstpush, until its first question', [cli], /ctrl-c/],
  ['firstpush --version, until its answer', [cli, '--version'], /\d/],
  ['npm --version, until its answer', ['npm', '--version'], /\d/],
];

const times = contestants.map(() => []);
let walked;
try {
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, [, words, sign]] of contestants.entries()) {
      const taken = await timeOf(words, sign);
      // The first round only warms the disk's cache.
      if (round > 0) times[at].push(taken);
    }
  }
  walked = await wholeWalk();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const rows = contestants.map(([what], at) => {
  const sorted = times[at].sort((one, other) => one - other);
  return `| ${what} | ${sorted[0].toFixed(0)} | ${sorted[sorted.length >> 1].toFixed(0)} |\n`;
});
process.stdout.write(
  `${machine()}, ${rounds} rounds\n\n| what | best ms | median ms |\n| --- | --- | --- |\n${rows.join('')}` +
    `\nThe whole walk on the screen, the practice ground in the same process: ${walked}\n`,
);

/** Goes by Enter alone from an empty folder to a proven push; says how long it took, and its memory. */
async function wholeWalk() {
  const work = join(folder, 'demo');
  const file = join(folder, 'probe.jsonl');
  mkdirSync(work);
  const probe = pathToFileURL(join(import.meta.dirname, 'probe.mjs')).href;
  const env = { ...environment, NODE_OPTIONS: `--import ${probe}`, FIRSTPUSH_BENCH_FILE: file };
  const start = Date.now();
  const pty = spawn(cli, [], { cols: 80, rows: 24, cwd: work, env });
  let fresh = '';
  pty.onData((text) => {
    fresh += text;
    // Each frame that waits for Enter says so.
    if (!/(↵|enter)(\u001b\[\d*m)* /.test(fresh)) return;
    fresh = '';
    setTimeout(() => pty.write('\r'), 50);
  });
  const { exitCode } = await new Promise((settle) => pty.onExit(settle));
  if (exitCode !== 0) throw new Error(`the walk ended with ${exitCode}`);
  const notes = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { peak } = notes.at(-1);
  return `${((Date.now() - start) / 1000).toFixed(1)} s, ${(peak / 1e6).toFixed(0)} MB at most`;
}

/** Milliseconds until a program in a terminal has shown the sign, or has ended where none is given. */
function timeOf([program, ...words], sign) {
  const start = process.hrtime.bigint();
  const since = () => Number(process.hrtime.bigint() - start) / 1e6;
  const pty = spawn(program, words, { cols: 80, rows: 24, cwd: folder, env: environment });
  return new Promise((settle, fail) => {
    let shown = '';
    let seen;
    pty.onData((text) => {
      shown += text;
      if (seen !== undefined || !sign?.test(shown)) return;
      seen = since();
      pty.kill('SIGTERM');
    });
    pty.onExit(() => {
      if (sign && seen === undefined) fail(new Error(`${program} ${words.join(' ')}: ${shown}`));
      else settle(seen ?? since());
    });
  });
}

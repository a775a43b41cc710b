// npm run bench: what a build of CodeBuild costs whose log has a million lines, told and diagnosed.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { spawn as spawnInTerminal } from '@lydell/node-pty';
import { machine } from './machine.mjs';
import { servePractice } from './practice.mjs';

const count = Number(process.argv[2] ?? 1_000_000);
const cli = join(import.meta.dirname, '..', 'dist', 'cli.js');
const root = mkdtempSync(join(tmpdir(), 'firstpush-bench-'));
const [work, home] = ['work', 'home'].map((name) => join(root, name));
for (const folder of [work, home]) mkdirSync(folder);
const own = {
  PATH: process.env.PATH,
  HOME: home,
  LANG: 'C.UTF-8',
  AWS_EC2_METADATA_DISABLED: 'true',
};

const practice = await servePractice(root);
const { environment } = practice;
try {
  const words = [
    ...['--app', 'demo', '--registry', environment.PRACTICE_REGISTRY, '--account', '123456789012'],
    ...['--username', environment.PRACTICE_USERNAME, '--password-env', 'PRACTICE_PASSWORD'],
  ];
  write('Dockerfile', 'FROM scratch\nCOPY app.txt /\n');
  write('app.txt', 'hello\n');
  await setUp(words);
  sayMuch();
  const rows = [
    ['lines on a pipe', await onPipe(words)],
    ['the screen', await onScreen(words)],
  ];
  process.stdout.write(
    `${machine()}; a build that fails after ${count} lines\n\n` +
      '| face | lines told once | seconds | memory, peak MB | longest block, ms |\n' +
      '| --- | --- | --- | --- | --- |\n' +
      rows.map(([face, row]) => `| ${face} | ${row.join(' | ')} |\n`).join(''),
  );
} finally {
  practice.close();
  rmSync(root, { recursive: true, maxRetries: 5 });
}

function write(name, text) {
  writeFileSync(join(work, name), text);
}

/** All steps but the last one, which the engine of this machine does meanwhile. */
async function setUp(words) {
  const given = ['apply', '--yes', '--no-input', '--json', ...words];
  const env = { ...own, ...environment };
  const child = spawn(process.execPath, [cli, ...given], { cwd: work, env, stdio: 'ignore' });
  const [code] = await new Promise((ended) => child.on('close', (...how) => ended(how)));
  if (code !== 0) throw new Error(`apply ended with ${code}`);
}

/** The build writes many lines and then fails, so that its log is diagnosed too. */
function sayMuch() {
  const text = readFileSync(join(work, 'buildspec.yml'), 'utf8');
  const much = `- seq -f 'line %.0f of a build that has much to say' ${count}\n      - false\n      `;
  write('buildspec.yml', text.replace('- docker build', `${much}- docker build`));
}

/** A process that is measured: its words, its environment, and what was noted of it. */
function measured(words) {
  const file = join(root, `notes-${Date.now()}`);
  const probe = `--import=${join(import.meta.dirname, 'probe.mjs')}`;
  const env = {
    ...own,
    ...environment,
    NODE_OPTIONS: probe,
    FIRSTPUSH_BENCH_FILE: file,
  };
  return {
    words: ['prove', '--where', 'codebuild', ...words],
    env,
    /** Memory, and the longest block from the first line told to the end. */
    result(first) {
      const notes = readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((note) => JSON.parse(note));
      const blocks = notes.filter(({ at }) => at > first + 250).map(({ blocked }) => blocked);
      const seconds = ((Date.now() - first) / 1000).toFixed(0);
      const peak = (notes.at(-1).peak / 1e6).toFixed(0);
      return [seconds, peak, Math.max(...blocks).toFixed(0)];
    },
  };
}

async function onPipe(given) {
  const { words, env, result } = measured(['--yes', '--no-input', '--json', ...given]);
  const child = spawn(cli, words, {
    cwd: work,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let first = 0;
  let told = 0;
  for await (const line of createInterface({ input: child.stderr })) {
    const [, number] = /line (\d+) of a build/.exec(line) ?? [];
    if (number === undefined || line.includes('Running command')) continue;
    first ||= Date.now();
    if (Number(number) !== told + 1) throw new Error(`line ${number} came after ${told}`);
    told += 1;
  }
  return [told, ...result(first)];
}

/** The screen shows the last lines alone: which were told, is not seen there. */
async function onScreen(given) {
  const { words, env, result } = measured(given);
  const terminal = spawnInTerminal(cli, words, {
    ...{ cols: 100, rows: 30, cwd: work },
    env: { ...env, TERM: 'xterm-256color' },
  });
  let first = 0;
  let asked = false;
  let left = false;
  terminal.onData((data) => {
    if (data.includes('do it') && !asked) {
      asked = true;
      terminal.write('\r');
    }
    if (/line \d+ of a build/.test(data)) first ||= Date.now();
    // What could not be proven is asked about again.
    if (data.includes('failed in BUILD') && !left) {
      left = true;
      terminal.write('\u0003');
    }
  });
  await new Promise((ended) => terminal.onExit(ended));
  return ['', ...result(first)];
}

// npm run bench: the upload of a large build context by firstpush and by the docker CLI, in turn, to the
// same engine: time and memory, for a context and for one ten times as large.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { machine } from './machine.mjs';
import { servePractice } from './practice.mjs';
import { realServers } from './real-servers.mjs';

const megabytes = Number(process.argv[2] ?? 500);
const rounds = Number(process.argv[3] ?? 3);
const cli = join(import.meta.dirname, '..', 'dist', 'cli.js');
const servers = realServers('the upload of a context');
if (servers) await compare(servers);

async function compare({ engine, registry, username, password }) {
  const root = mkdtempSync(join(tmpdir(), 'firstpush-bench-'));
  const practice = await servePractice(root);
  try {
    const env = {
      ...{ PATH: process.env.PATH, HOME: root, DOCKER_HOST: engine, DOCKER_BUILDKIT: '0' },
      ...practice.environment,
      LOGIN: password,
    };
    const run = Date.now().toString(36);
    const rows = [];
    for (const size of [megabytes / 10, megabytes]) {
      const cwd = join(root, `context-${size}`);
      writeContext(cwd, size);
      const words = [
        ...['apply', '--yes', '--no-input', '--json', '--app', `up-${size}`],
        ...['--registry', registry, '--username', username, '--password-env', 'LOGIN'],
        ...['--repository', `${username}/bench-${run}-${size}`],
      ];
      // The first walk stores, wires and writes; what is measured is a test push alone.
      await build(cli, words, { cwd, env });
      const ours = [];
      const theirs = [];
      for (let round = 0; round < rounds; round += 1) {
        writeFileSync(join(cwd, 'round.txt'), `${run} ${round}\n`);
        ours.push(await build(cli, words, { cwd, env, from: /^now .*image /, to: /Success/ }));
        const tag = ['--tag', `${registry}/${username}/bench-${run}:cli`];
        theirs.push(await build('docker', ['build', '--no-cache', ...tag, '.'], { cwd, env }));
      }
      rows.push([size, 'firstpush', ...summary(ours)], [size, 'docker build', ...summary(theirs)]);
    }
    const version = spawnSync('docker', ['--version'], { encoding: 'utf8' }).stdout.trim();
    process.stdout.write(
      `\n${machine()}, ${version}; a build whose context is sent, ${rounds} rounds in turn\n\n` +
        '| context, MB | by | best s | median s | memory, peak MB |\n' +
        '| --- | --- | --- | --- | --- |\n' +
        rows.map((row) => `| ${row.join(' | ')} |\n`).join(''),
    );
  } finally {
    practice.close();
    rmSync(root, { recursive: true, maxRetries: 5 });
  }
}

/** Files of a megabyte, and as much again that `.dockerignore` leaves out. */
function writeContext(folder, size) {
  const bytes = randomBytes(2 ** 20);
  for (const part of ['data', 'node_modules']) {
    for (let at = 0; at < size; at += 1) {
      const own = join(folder, part, String(at % 10));
      mkdirSync(own, { recursive: true });
      bytes.writeUInt32LE(at);
      writeFileSync(join(own, `${at}.bin`), bytes);
    }
  }
  writeFileSync(join(folder, '.dockerignore'), 'node_modules\n');
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY round.txt /\n');
  writeFileSync(join(folder, 'round.txt'), '');
}

/**
 * Runs a program that ends well: its peak of memory, and the seconds between two of its lines, or of
 * the whole run.
 */
async function build(command, words, { cwd, env, from, to }) {
  const begun = process.hrtime.bigint();
  const seconds = () => Number(process.hrtime.bigint() - begun) / 1e9;
  const child = spawn(command, words, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 25);
  const ended = new Promise((done) => child.once('close', done));
  let first = 0;
  let last;
  const said = [];
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (from?.test(line)) first = seconds();
    if (to?.test(line)) last ??= seconds();
  }
  const code = await ended;
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${said.slice(-5).join('\n')}`);
  return { seconds: (last ?? seconds()) - first, peak };
}

/** The most memory that a process has had so far, in bytes; zero when it is gone. */
function peakOf(pid) {
  try {
    const [, kilobytes] =
      /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

function summary(runs) {
  const times = runs.map(({ seconds }) => seconds).sort((one, other) => one - other);
  const peak = Math.max(...runs.map((run) => run.peak));
  const median = times[Math.floor(times.length / 2)];
  return [times[0].toFixed(2), median.toFixed(2), (peak / 1e6).toFixed(0)];
}

// The practice ground as a server of its own, for what is measured against it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const cli = join(import.meta.dirname, '..', 'dist', 'cli.js');

/** Starts it; its file with the environment lies in a folder that is there. */
export async function servePractice(folder) {
  const file = join(folder, 'practice.env');
  const words = ['--', cli, 'practice', '--env-file', file];
  const env = { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' };
  const practice = spawn(process.execPath, words, { env, stdio: 'ignore' });
  while (!existsSync(file)) await wait(20);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const environment = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s, 2)));
  return { environment, close: () => practice.kill() };
}

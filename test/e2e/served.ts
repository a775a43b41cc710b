import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { built } from './built.ts';
import type { Room, Running } from './room.ts';

/** A practice ground that the built program serves. */
export interface Served {
  running: Running;
  /** The file of addresses. */
  file: string;
  environment: Record<string, string>;
}

/** Milliseconds within which it has to listen. */
const patience = 15_000;

/** Starts `firstpush practice`, and waits for the file that says that everything listens. */
export async function servePractice(room: Room, given?: string): Promise<Served> {
  const file = given ?? join(room.root, 'practice.env');
  const before = await changedAt(file);
  const running = room.start(await built(), ['practice', '--env-file', file]);
  const end = Date.now() + patience;
  while ((await changedAt(file)) === before) {
    if (Date.now() > end || running.child.exitCode !== null) {
      running.child.kill('SIGKILL');
      throw new Error(`no practice ground: ${JSON.stringify(await running.ended)}`);
    }
    await wait(5);
  }
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const environment = Object.fromEntries(lines.map((line) => halves(line)));
  return { running, file, environment };
}

function halves(line: string): [string, string] {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
}

/** Undefined for a file that is not there. */
async function changedAt(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found?.mtimeMs;
}

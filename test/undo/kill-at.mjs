// Loaded before the program by NODE_OPTIONS: ends the process at one of its writes to the disk, as
// kill -9 does. KILL_AT counts the moments from 1: before a write, in the middle of it where it may be
// torn, and after it. KILL_COUNT names the file that is told how many there were.

import { appendFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const at = Number(process.env.KILL_AT);
const count = process.env.KILL_COUNT;
let moments = 0;

function moment() {
  moments += 1;
  if (count) appendFileSync(count, '.');
  if (moments === at) process.kill(process.pid, 'SIGKILL');
}

function watched(write, torn) {
  return async function (...given) {
    moment();
    if (torn) {
      moments += 1;
      if (count) appendFileSync(count, '.');
      if (moments === at) {
        const half = given[0].slice(0, Math.floor(given[0].length / 2));
        await write.call(this, half);
        process.kill(process.pid, 'SIGKILL');
      }
    }
    const result = await write.apply(this, given);
    moment();
    return result;
  };
}

const handle = await fs.open(import.meta.filename, 'r');
const file = Object.getPrototypeOf(handle);
await handle.close();
for (const name of ['appendFile', 'writeFile']) file[name] = watched(file[name], true);
for (const name of ['rename', 'rm', 'rmdir']) fs[name] = watched(fs[name], false);
syncBuiltinESMExports();

import type { Writable } from 'node:stream';
import { t } from '../language.ts';

/** Tells how many projects were looked at: on a terminal in one line that is redrawn, else now and then. */
export interface Counter {
  at(done: number): void;
  close(): void;
}

/** Lines that a pipe gets in all. */
const parts = 10;

/** Counts up to a number of projects. */
export function openCounter(output: Writable & { isTTY?: boolean }, total: number): Counter {
  const words = (done: number) => t`looking: ${done} of ${total} projects`;
  let told = 0;
  return {
    at(done) {
      if (output.isTTY) output.write(`\r${words(done)}\u001b[K`);
      else if (done === total || Math.floor((done / total) * parts) > told) {
        told = Math.floor((done / total) * parts);
        output.write(`${words(done)}\n`);
      }
    },
    close() {
      if (output.isTTY) output.write('\r\u001b[K');
    },
  };
}

import { availableParallelism, cpus } from 'node:os';

/** What was measured on: the version of Node, how many processors, and which. */
export function machine() {
  return `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`;
}

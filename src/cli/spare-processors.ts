import { setFlagsFromString } from 'node:v8';

/** V8 counts in bytes of bytecode run; its own value is 67,584. */
const budget = 10_000_000;

/**
 * Leaves the processors to the threads that look. V8 translates a function for speed only after it
 * ran much longer than usual: work of a second or two that is spread over hundreds of functions is
 * over before that pays, and its compiler took 40 % of the processors' time. And each thread clears
 * up what it no longer needs by itself, without helpers on other processors. Measured with V8 11,
 * which is Node 20's; others are left as they are.
 */
export function spareProcessors(): void {
  if (!process.versions.v8.startsWith('11.')) return;
  setFlagsFromString(`--interrupt-budget=${budget}`);
  setFlagsFromString('--no-parallel-scavenge');
}

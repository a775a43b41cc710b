import { setFlagsFromString } from 'node:v8';

/** V8 11, which is Node 20's, counts in bytes of bytecode run; its own value is 67,584. */
const budget = 10_000_000;

/** V8 12 and later count how often a function was called; their own value is 3,000. */
const calls = 300_000;

/**
 * Leaves the processors to the threads that look. V8 translates a function for speed only after it
 * ran much longer than usual: work of a second or two that is spread over hundreds of functions is
 * over before that pays, and its compiler took 40 % of the processors' time. And each thread clears
 * up what it no longer needs by itself, without helpers on other processors. Measured with the V8 of
 * Node 20, 22 and 24 (docs/benchmarks.md).
 */
export function spareProcessors(): void {
  const version = Number.parseInt(process.versions.v8, 10);
  if (version < 11 || version > 13) return;
  setFlagsFromString(
    version === 11 ? `--interrupt-budget=${budget}` : `--invocation-count-for-turbofan=${calls}`,
  );
  setFlagsFromString('--no-parallel-scavenge');
}

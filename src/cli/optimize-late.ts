import { setFlagsFromString } from 'node:v8';

/** V8 counts in bytes of bytecode run; its own value is 67,584. */
const budget = 10_000_000;

/**
 * Has V8 translate a function for speed only after it ran much longer than usual. Work of a second
 * or two that is spread over hundreds of functions is over before that pays: its compiler took 40 %
 * of the processors' time. Measured with V8 11, which is Node 20's; others are left as they are.
 */
export function optimizeLate(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${budget}`);
}

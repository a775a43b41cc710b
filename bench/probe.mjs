// Loaded into a process that is measured: notes every quarter of a second how long its event loop
// was blocked at most, and at its end how much memory it has had.
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const file = process.env.FIRSTPUSH_BENCH_FILE;
/** Milliseconds between two looks at the clock, which are no delay. */
const resolution = 2;

if (file && isMainThread) {
  const delays = monitorEventLoopDelay({ resolution });
  const note = (more) => {
    const blocked = Math.max(0, delays.max / 1e6 - resolution);
    delays.reset();
    appendFileSync(file, `${JSON.stringify({ at: Date.now(), blocked, ...more })}\n`);
  };
  delays.enable();
  setInterval(note, 250).unref();
  process.on('exit', () => note({ peak: process.resourceUsage().maxRSS * 1024 }));
}

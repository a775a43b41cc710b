import type { Build } from '@aws-sdk/client-codebuild';
import type { RunBuild } from '../aws/codebuild-start.ts';
import type { Call } from '../aws/service.ts';
import type { BuildGround } from './perform.ts';
import { noteEnd, noteFault } from './record.ts';

/** How often, in milliseconds, a running build looks whether it was stopped. */
const watch = 100;

/**
 * Runs builds in the background, each as soon as it is queued.
 * @returns the hook for CodeBuild's operations, and how to stop whatever still runs
 */
export function runBuilds(ground: BuildGround): { run: RunBuild; close(): Promise<void> } {
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  return {
    run(build, call) {
      const done = background(build, call, ground, closing.signal);
      running.add(done);
      void done.finally(() => running.delete(done));
    },
    async close() {
      closing.abort();
      await Promise.all(running);
    },
  };
}

async function background(
  build: Build,
  call: Call,
  ground: BuildGround,
  closing: AbortSignal,
): Promise<void> {
  // the answer to StartBuild shows the build as it stands in the queue
  await new Promise((resolve) => setImmediate(resolve));
  const stopped = new AbortController();
  const timer = setInterval(() => {
    if (build.buildStatus === 'STOPPED') stopped.abort();
  }, watch);
  try {
    const { performBuild } = await import('./perform.ts');
    await performBuild(build, call, ground, AbortSignal.any([closing, stopped.signal]));
  } catch (error) {
    // as AWS does for a fault of its own; the record is all that there is to tell it by
    const reason = error instanceof Error ? error.message : String(error);
    noteFault(build, `the practice ground failed: ${reason}`);
    noteEnd(build, 'FAULT');
  } finally {
    clearInterval(timer);
  }
}

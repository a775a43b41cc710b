import { parentPort, workerData } from 'node:worker_threads';
import { Usage } from '../options.ts';
import { type FilesJob, lookHere, type ThreadAnswer } from './look-at-all.ts';
import type { Target } from './target.ts';

/** The share of one thread in a look at many files. */
const { targets, job } = workerData as { targets: readonly Target[]; job: FilesJob };
parentPort?.postMessage(await answer());

async function answer(): Promise<ThreadAnswer> {
  try {
    return { looked: await lookHere(targets, job) };
  } catch (error) {
    // A class does not survive the way to another thread.
    if (error instanceof Usage) return { usage: error.message };
    throw error;
  }
}

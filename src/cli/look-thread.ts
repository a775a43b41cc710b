import { parentPort, workerData } from 'node:worker_threads';
import { Usage } from '../options.ts';
import { type FilesJob, lookHere, type Queue, type ThreadAnswer } from './look-at-all.ts';

/** The share of one thread in a look at many files. */
const { queue, job } = workerData as { queue: Queue; job: FilesJob };
parentPort?.postMessage(await answer());

async function answer(): Promise<ThreadAnswer> {
  try {
    return { looked: await lookHere(queue, job) };
  } catch (error) {
    // A class does not survive the way to another thread.
    if (error instanceof Usage) return { usage: error.message };
    throw error;
  }
}

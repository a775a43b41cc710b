import { parentPort, workerData } from 'node:worker_threads';
import { type Speech, speak } from '../language.ts';
import type { FilesJob, Queue, ThreadAnswer } from './look-at-all.ts';

/** The share of one thread in a look at many files. */
const { queue, job, speech } = workerData as { queue: Queue; job: FilesJob; speech: Speech };
speak(speech);
// Tables of words are made as their modules load, so these come only now.
const { Usage } = await import('../options.ts');
const { lookHere } = await import('./look-here.ts');
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

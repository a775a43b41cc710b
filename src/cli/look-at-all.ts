import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { speech } from '../language.ts';
import { Usage } from '../options.ts';
import type { Known } from '../types.ts';
import type { LookedAt } from './look-at-target.ts';
import { spareProcessors } from './spare-processors.ts';
import type { Target } from './target.ts';

/** What looks at files are made from; it can be sent to another thread. */
export interface FilesJob {
  /** Where one works: findings name their files as seen from there. */
  folder: string;
  given: Known;
  /** Whether changes are worked out, because somebody will see them. */
  mends: boolean;
  /** Absolute path of the folder of `package.json`. */
  packageFolder: string;
}

/** The targets of all threads, and how many of them were taken. */
export interface Queue {
  targets: readonly Target[];
  taken: Int32Array<SharedArrayBuffer>;
}

/** What was looked at, each with its place among the targets. */
export type Looked = [at: number, looked: LookedAt][];

/** What a thread answers: what was found, or the sentence that ends the command. */
export type ThreadAnswer = { looked: Looked } | { usage: string };

/** So many buildspecs are worth the start of a thread. */
const worthwhile = 150;
const mostThreads = 4;

/** Looks at each target, with as many threads as there are processors where there is much to do. */
export async function lookAtAll(targets: readonly Target[], job: FilesJob): Promise<LookedAt[]> {
  const queue = { targets, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const program = join(job.packageFolder, 'dist', 'cli', 'look-thread.js');
  const most = Math.min(availableParallelism(), mostThreads);
  const threads = existsSync(program) ? Math.min(most, Math.ceil(targets.length / worthwhile)) : 1;
  if (targets.length > worthwhile) spareProcessors();
  const others = Array.from({ length: threads - 1 }, () => lookThere(program, queue, job));
  // Those start while what looks is still loaded here.
  const here = import('./look-here.ts').then(({ lookHere }) => lookHere(queue, job));
  const looked = await Promise.all([here, ...others]);
  return looked
    .flat()
    .sort(([one], [other]) => one - other)
    .map(([, found]) => found);
}

function lookThere(program: string, queue: Queue, job: FilesJob) {
  const thread = new Worker(program, { workerData: { queue, job, speech: speech() } });
  return new Promise<Looked>((done, fail) => {
    thread.once('error', fail);
    thread.once('message', (answer: ThreadAnswer) => {
      if ('usage' in answer) fail(new Usage(answer.usage));
      else done(answer.looked);
    });
  });
}

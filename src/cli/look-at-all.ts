import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { speech } from '../language.ts';
import { Usage } from '../options.ts';
import { remembering } from '../remember.ts';
import type { Known } from '../types.ts';
import { openFolder } from '../world/open-folder.ts';
import { sourceRoots } from '../world/source-roots.ts';
import { openTemplates } from '../world/templates.ts';
import { type LookedAt, lookAtTarget } from './look-at-target.ts';
import { optimizeLate } from './optimize-late.ts';
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
type Looked = [at: number, looked: LookedAt][];

/** What a thread answers: what was found, or the sentence that ends the command. */
export type ThreadAnswer = { looked: Looked } | { usage: string };

/** How many buildspecs are looked at side by side in one thread. */
const width = 16;
/** So many buildspecs are worth the start of a thread. */
const worthwhile = 150;
const mostThreads = 4;

/** Looks at each target, with as many threads as there are processors where there is much to do. */
export async function lookAtAll(targets: readonly Target[], job: FilesJob): Promise<LookedAt[]> {
  const queue = { targets, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const program = join(job.packageFolder, 'dist', 'cli', 'look-thread.js');
  const most = Math.min(availableParallelism(), mostThreads);
  const threads = existsSync(program) ? Math.min(most, Math.ceil(targets.length / worthwhile)) : 1;
  if (targets.length > worthwhile) optimizeLate();
  const others = Array.from({ length: threads - 1 }, () => lookThere(program, queue, job));
  const looked = await Promise.all([lookHere(queue, job), ...others]);
  return looked
    .flat()
    .sort(([one], [other]) => one - other)
    .map(([, found]) => found);
}

/**
 * Looks in this thread at targets that no thread has taken yet, until there are none.
 * @throws Usage where an answers file cannot be taken
 */
export async function lookHere(
  { targets, taken }: Queue,
  { folder, given, mends, packageFolder }: FilesJob,
): Promise<Looked> {
  const { template, templates } = openTemplates(join(packageFolder, 'templates'));
  const shipped = { template: remembering(template), templates: remembering(templates) };
  const open = remembering((root) => openFolder(root, shipped));
  const look = { folder, given, mends, open, roots: sourceRoots(folder) };
  const looked: Looked = [];
  const takeAll = async () => {
    for (;;) {
      const at = Atomics.add(taken, 0, 1);
      const target = targets[at];
      if (!target) return;
      looked.push([at, await lookAtTarget(target, look)]);
    }
  };
  await Promise.all(Array.from({ length: width }, takeAll));
  return looked;
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

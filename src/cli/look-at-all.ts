import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Usage } from '../options.ts';
import { remembering } from '../remember.ts';
import type { Known } from '../types.ts';
import { openFolder } from '../world/open-folder.ts';
import { sourceRoots } from '../world/source-roots.ts';
import { openTemplates } from '../world/templates.ts';
import { inTurn } from './in-turn.ts';
import { type LookedAt, lookAtTarget } from './look-at-target.ts';
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

/** What a thread answers: what was found, or the sentence that ends the command. */
export type ThreadAnswer = { looked: LookedAt[] } | { usage: string };

/** How many buildspecs are looked at side by side in one thread. */
const width = 16;
/** So many buildspecs are worth the start of a thread. */
const worthwhile = 150;
const mostThreads = 4;

/** Looks at each target, with as many threads as there are processors where there is much to do. */
export async function lookAtAll(targets: readonly Target[], job: FilesJob): Promise<LookedAt[]> {
  const program = join(job.packageFolder, 'dist', 'cli', 'look-thread.js');
  const most = Math.min(availableParallelism(), mostThreads);
  const threads = Math.min(most, Math.ceil(targets.length / worthwhile));
  if (threads < 2 || !existsSync(program)) return lookHere(targets, job);
  const shares = Array.from({ length: threads }, (_, thread) =>
    targets.filter((__, at) => at % threads === thread),
  );
  const [own = [], ...others] = shares;
  const elsewhere = others.map((share) => lookThere(program, share, job));
  const looked = await Promise.all([lookHere(own, job), ...elsewhere]);
  return targets.flatMap((_, at) => looked[at % threads]?.[Math.floor(at / threads)] ?? []);
}

/** Looks at each target in this thread. @throws Usage where an answers file cannot be taken */
export function lookHere(
  targets: readonly Target[],
  { folder, given, mends, packageFolder }: FilesJob,
): Promise<LookedAt[]> {
  const { template, templates } = openTemplates(join(packageFolder, 'templates'));
  const shipped = { template: remembering(template), templates: remembering(templates) };
  const open = remembering((root) => openFolder(root, shipped));
  const look = { folder, given, mends, open, roots: sourceRoots(folder) };
  return inTurn(targets, width, (target) => lookAtTarget(target, look));
}

function lookThere(program: string, targets: readonly Target[], job: FilesJob) {
  const thread = new Worker(program, { workerData: { targets, job } });
  return new Promise<LookedAt[]>((done, fail) => {
    thread.once('error', fail);
    thread.once('message', (answer: ThreadAnswer) => {
      if ('usage' in answer) fail(new Usage(answer.usage));
      else done(answer.looked);
    });
  });
}

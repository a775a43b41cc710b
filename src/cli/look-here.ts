import { join } from 'node:path';
import { remembering } from '../remember.ts';
import { openFolder } from '../world/open-folder.ts';
import { sourceRoots } from '../world/source-roots.ts';
import { openTemplates } from '../world/templates.ts';
import type { FilesJob, Looked, Queue } from './look-at-all.ts';
import { lookAtTarget } from './look-at-target.ts';

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
  // One after another: files are read at once, and several half looked at would fill the memory.
  for (;;) {
    const at = Atomics.add(taken, 0, 1);
    const target = targets[at];
    if (!target) return looked;
    looked.push([at, await lookAtTarget(target, look)]);
  }
}

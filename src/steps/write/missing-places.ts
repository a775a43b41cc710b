import { isInSource } from '../../buildspec/directories.ts';
import { missingPaths, type UsedPath } from '../../buildspec/paths.ts';
import { makingOf } from './makers.ts';
import type { FileSight } from './sight.ts';
import { fromRoot } from './source-files.ts';

/** A path that a command needs and that is not there. */
export interface MissingPlace {
  used: UsedPath;
  /** False where a command before, or a submodule, may bring it. */
  sure: boolean;
  /** It would be there if an earlier `cd` did not still hold. */
  fromRoot: string | undefined;
}

/** The paths that are missing where they are looked for; below a missing folder one is enough. */
export function missingPlaces(file: FileSight): MissingPlace[] {
  const { kinds, story, files } = file;
  const missing = missingPaths(story.paths, (path) => kinds.get(path) !== undefined);
  const hasModules = files.includes('.gitmodules');
  const told: string[] = [];
  return missing.flatMap((used) => {
    const { location = '', call } = used;
    if (call.conditional || told.some((path) => isBelow(location, path))) return [];
    told.push(location);
    const making = makingOf(file, location, call.order);
    if (making === 'named') return [];
    const sure = making === 'none' && !hasModules;
    return [{ used, sure, fromRoot: sure ? rightFromRoot(used, file) : undefined }];
  });
}

/** The path from the root of the source, where it is there and the command runs elsewhere. */
function rightFromRoot(used: UsedPath, { kinds }: FileSight): string | undefined {
  const { directory } = used.call;
  const path = used.implied ? undefined : fromRoot(used);
  const isAway = isInSource(directory) && directory !== '.';
  return isAway && path && path !== '.' && kinds.get(path) !== undefined ? path : undefined;
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

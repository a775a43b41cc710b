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
  // The body of a loop is followed once for each round.
  const places = new Set<string>();
  return missing.flatMap((used) => {
    const { location = '', call, word, kind } = used;
    const place = `${word.span.start} ${kind}`;
    const isTold = told.some((path) => isBelow(location, path)) || places.has(place);
    // A backslash that stands wrongly makes a word begin with a space.
    const isFolded = word.text.startsWith('\\ ');
    if (call.conditional || isTold) return [];
    told.push(location);
    places.add(place);
    if (isFolded) return [];
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

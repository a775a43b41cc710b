import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { remembering } from '../remember.ts';

/**
 * Finds the folders from whose root the commands of the buildspecs in a folder may run, likeliest
 * first: that folder, and what CodeBuild would fetch: the repository around it, else the folder
 * that one works in, where that is around it.
 */
export function sourceRoots(workingFolder: string): (folder: string) => string[] {
  const repositoryOf = remembering((folder: string): string | undefined => {
    if (existsSync(join(folder, '.git'))) return folder;
    const parent = dirname(folder);
    return parent === folder ? undefined : repositoryOf(parent);
  });
  return (folder) => {
    const here = isWithin(folder, workingFolder) ? workingFolder : folder;
    const fetched = repositoryOf(folder) ?? here;
    return fetched === folder ? [folder] : [folder, fetched];
  };
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
}

import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * The folders from whose root the commands of a buildspec may run, likeliest first: the one that it
 * lies in, and the one that CodeBuild would fetch: the repository around it, else the folder that
 * one works in, where that is around it.
 */
export function sourceRoots(folder: string, workingFolder: string): string[] {
  const fetched =
    repositoryOf(folder) ?? (isWithin(folder, workingFolder) ? workingFolder : folder);
  return fetched === folder ? [folder] : [folder, fetched];
}

function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : repositoryOf(parent);
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
}

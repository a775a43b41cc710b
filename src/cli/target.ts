import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { t } from '../language.ts';
import { Usage } from '../options.ts';

/** What an operand of `check` names: a buildspec, or a folder with the buildspec that it has. */
export interface Target {
  /** Absolute path of the folder. */
  folder: string;
  /** The buildspec's name in it; absent where the folder was named. */
  file?: string;
}

/** @throws Usage where there is nothing by that name, and for a Dockerfile */
export function targetOf(name: string, workingFolder: string): Target {
  const path = resolve(workingFolder, name);
  if (isFolder(path, name)) return { folder: path };
  const file = basename(path);
  if (/^Dockerfile(\.|$)|\.Dockerfile$/i.test(file)) {
    throw new Usage(t`${name} is a Dockerfile: name the buildspec that builds it, or the folder`);
  }
  return { folder: dirname(path), file };
}

/** @throws Usage where there is nothing by that name */
export function isFolder(path: string, name: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Usage(t`there is no ${name}`);
    // What cannot be looked at is found when it is read.
    return false;
  }
}

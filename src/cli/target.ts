import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { Usage } from '../options.ts';

/** What an operand of `check` names: a buildspec, or a folder with the buildspec that it has. */
export interface Target {
  /** Absolute path of the folder. */
  folder: string;
  /** The buildspec's name in it; absent where the folder was named. */
  file?: string;
}

/** @throws Usage where there is nothing by that name, and for a Dockerfile */
export async function targetOf(name: string, workingFolder: string): Promise<Target> {
  const path = resolve(workingFolder, name);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new Usage(`there is no ${name}`);
    // What cannot be looked at is found when it is read.
    return undefined;
  });
  if (found?.isDirectory()) return { folder: path };
  const file = basename(path);
  if (/^Dockerfile(\.|$)|\.Dockerfile$/i.test(file)) {
    throw new Usage(`${name} is a Dockerfile: name the buildspec that builds it, or the folder`);
  }
  return { folder: dirname(path), file };
}

import { execFile } from 'node:child_process';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isInRepository } from './git.ts';

/** One thing of the source that a build gets; its path is relative to the folder, with forward slashes. */
export type SourceEntry =
  | { kind: 'file'; path: string; executable: boolean; size: number }
  | { kind: 'link'; path: string; target: string };

const run = promisify(execFile);
/** Bytes that the list of names may take; git prints one name after the other. */
const longestList = 512 * 1024 * 1024;

/** Folders that no build reads from a source: version control, and what is installed anew. */
const installed = new Set(['.git', 'node_modules', '.venv', 'venv', '__pycache__', '.terraform']);

/**
 * The files that a build of the folder gets, sorted by path: in a work tree those that git tracks
 * or would track, so that ignored files stay here; elsewhere all but what is installed anew.
 */
export async function listSource(folder: string): Promise<SourceEntry[]> {
  const paths = (await namesFromGit(folder)) ?? (await namesBelow(folder, ''));
  const found: SourceEntry[] = [];
  for (const path of paths) found.push(...(await entriesAt(folder, path)));
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Undefined where the folder is not in a repository. */
async function namesFromGit(folder: string): Promise<string[] | undefined> {
  if (!(await isInRepository(folder))) return undefined;
  const words = ['-C', folder, 'ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  try {
    const { stdout } = await run('git', words, { maxBuffer: longestList });
    // A file in conflict is listed once for each of its versions.
    return [...new Set(stdout.split('\0').filter((name) => name !== ''))];
  } catch {
    return undefined;
  }
}

async function namesBelow(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (!entry.isDirectory()) names.push(path);
    else if (!installed.has(entry.name)) names.push(...(await namesBelow(folder, path)));
  }
  return names;
}

/** None for what is gone; all below it for a repository within the repository. */
async function entriesAt(folder: string, path: string): Promise<SourceEntry[]> {
  const here = join(folder, path);
  const stats = await lstat(here).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (stats?.isSymbolicLink()) return [{ kind: 'link', path, target: await readlink(here) }];
  if (stats?.isFile()) {
    return [{ kind: 'file', path, executable: (stats.mode & 0o100) !== 0, size: stats.size }];
  }
  if (!stats?.isDirectory()) return [];
  const names = await namesBelow(folder, path.replace(/\/$/, ''));
  return (await Promise.all(names.map((name) => entriesAt(folder, name)))).flat();
}

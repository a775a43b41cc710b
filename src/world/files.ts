import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { lstat, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { t } from '../language.ts';
import { Refused, type WriteFile } from '../types.ts';
import { readText } from './read-text.ts';

/** Folders that are never the user's own source. */
const skipped = new Set([
  '.git',
  'node_modules',
  '.venv',
  'venv',
  '__pycache__',
  'dist',
  'target',
  '.terraform',
]);
const deepest = 5;
const mostFiles = 5_000;

/** What the file system says no to is the person's turn; anything else is a fault of ours. */
function refusedBy(error: unknown, tried: string): Refused | undefined {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (
    !/^E(ACCES|PERM|ROFS|NOSPC|DQUOT|ISDIR|NOTDIR|NOENT|MFILE|IO|EXIST|LOOP|NAMETOOLONG|NXIO)$/.test(
      code,
    )
  ) {
    return undefined;
  }
  const reason = /^E(ACCES|PERM|ROFS)$/.test(code) ? 'denied' : 'other';
  return new Refused({ reason, tried, said: (error as Error).message });
}

/** Works with files. @throws Refused when the file system says no */
export async function asking<T>(tried: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw refusedBy(error, tried) ?? error;
  }
}

function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/**
 * Reads the files of a folder. Paths are relative to it, with forward slashes. Each call is made at
 * once: for files by the thousand, waiting would cost more than reading.
 */
export function openFiles(folder: string) {
  const absolute = (path: string) => resolve(folder, path);
  return {
    read: (path: string): Promise<string | undefined> =>
      asking(t`reading ${path}`, async () => {
        try {
          return readText(absolute(path), path);
        } catch (error) {
          if (isAbsent(error)) return undefined;
          throw error;
        }
      }),

    kind: (path: string): Promise<'file' | 'folder' | undefined> =>
      asking(t`looking at ${path}`, async () => {
        try {
          const found = statSync(absolute(path), { throwIfNoEntry: false });
          return found && (found.isDirectory() ? 'folder' : 'file');
        } catch (error) {
          if (isAbsent(error)) return undefined;
          throw error;
        }
      }),

    list: (): Promise<readonly string[]> =>
      asking(t`listing the folder`, async () => {
        const found: string[] = [];
        collect(folder, '', deepest, found);
        return found.sort();
      }),
  };
}

function collect(folder: string, prefix: string, levels: number, found: string[]): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (found.length >= mostFiles) return;
    const path = prefix + entry.name;
    if (entry.isFile()) found.push(path);
    if (entry.isDirectory() && !skipped.has(entry.name) && levels > 1) {
      collect(join(folder, entry.name), `${path}/`, levels - 1, found);
    }
  }
}

/**
 * Writes a file beside its place and moves it there, so that it is never seen half-written. Refused
 * when the file no longer says what the change replaces, or when the path leaves the folder.
 */
export async function writeInto(folder: string, change: WriteFile): Promise<void> {
  const { path, text, replaces, executable } = change;
  const target = resolve(folder, path);
  await asking(t`writing ${path}`, async () => {
    await mkdir(dirname(target), { recursive: true });
    await refuseOutside(folder, target, path);
    await refuseMoved(target, path, text, replaces);
    const mode = replaces === undefined ? (executable ? 0o755 : 0o644) : (await stat(target)).mode;
    await replaceFile(target, text, mode & 0o777);
  });
}

/** @throws Refused for a path that leaves the folder, by its name or by a symbolic link */
export async function refuseOutside(folder: string, target: string, path: string): Promise<void> {
  const root = await realpath(folder);
  const real = join(await realpath(dirname(target)), target.slice(dirname(target).length));
  const link = await lstat(target).then(
    (entry) => entry.isSymbolicLink(),
    () => false,
  );
  if (real.startsWith(root + sep) && !link) return;
  const said = link ? t`it is a symbolic link` : t`it lies outside the folder`;
  throw new Refused({ reason: 'other', tried: t`writing ${path}`, said });
}

async function refuseMoved(
  target: string,
  path: string,
  text: string,
  replaces: string | undefined,
): Promise<void> {
  const current = await readFile(target).catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
  // As bytes: a file that is not UTF-8 reads like another one, and would not survive.
  const says = (one: string | undefined) =>
    one === undefined ? current === undefined : current?.equals(Buffer.from(one)) === true;
  if (says(replaces) || says(text)) return;
  const said = t`the file has changed since it was looked at`;
  throw new Refused({ reason: 'other', tried: t`writing ${path}`, said });
}

/** Replaces a file in one move; whoever reads sees the old text or the new. */
export async function replaceFile(target: string, text: string, mode: number): Promise<void> {
  const beside = join(dirname(target), `.${randomUUID()}.firstpush`);
  try {
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

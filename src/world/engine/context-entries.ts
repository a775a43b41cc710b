import type { Stats } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Ignored } from '../../image/ignore.ts';
import { t } from '../../language.ts';
import { ContextError, contextError } from './context-error.ts';

/** One thing in a build context; `path` is relative to it, with forward slashes. */
export type ContextEntry = FileEntry | FolderEntry | LinkEntry;

interface Common {
  path: string;
  /** Permission bits. */
  mode: number;
  mtime: Date;
}

export interface FileEntry extends Common {
  kind: 'file';
  /** Where it lies on this machine. */
  from: string;
  size: number;
}

interface FolderEntry extends Common {
  kind: 'folder';
}

interface LinkEntry extends Common {
  kind: 'link';
  /** As the link has it; never followed. */
  target: string;
}

/**
 * What is in a folder and not ignored, depth first in the order of the names, one at a time. A
 * folder that is left out appears all the same when something in it is kept. Sockets, pipes and
 * devices have no place in a build context and are passed over.
 * @throws ContextError naming what could not be read
 */
export async function* contextEntries(
  root: string,
  ignored: Ignored,
  signal?: AbortSignal,
): AsyncGenerator<ContextEntry> {
  yield* entriesOf('');

  async function* entriesOf(folder: string): AsyncGenerator<ContextEntry> {
    for (const name of await namesIn(join(root, folder), folder || '.')) {
      signal?.throwIfAborted();
      const path = folder === '' ? name : `${folder}/${name}`;
      const out = ignored.leavesOut(path);
      const entry = out && ignored.mayPrune(path) ? undefined : await entryAt(root, path);
      if (entry === undefined) continue;
      if (!out) yield entry;
      if (entry.kind === 'folder') yield* out ? withFolder(entry) : entriesOf(path);
    }
  }

  async function* withFolder(entry: FolderEntry): AsyncGenerator<ContextEntry> {
    let told = false;
    for await (const child of entriesOf(entry.path)) {
      if (!told) yield entry;
      told = true;
      yield child;
    }
  }
}

async function namesIn(folder: string, shown: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw contextError(shown, error);
  });
  const odd = names.find((name) => name.includes('\uFFFD'));
  if (odd !== undefined) throw new ContextError(odd, t`has a name that is not UTF-8`);
  return names.sort();
}

async function entryAt(root: string, path: string): Promise<ContextEntry | undefined> {
  const from = join(root, path);
  try {
    return await entryOf(path, from, await lstat(from));
  } catch (error) {
    throw contextError(path, error);
  }
}

/** One file outside the walk, under the path that it gets in the context. */
export async function fileEntry(path: string, from: string): Promise<FileEntry | undefined> {
  const entry = await entryOf(path, from, await lstat(from));
  return entry?.kind === 'file' ? entry : undefined;
}

async function entryOf(
  path: string,
  from: string,
  stats: Stats,
): Promise<ContextEntry | undefined> {
  const common = { path, mode: modeOf(stats), mtime: stats.mtime };
  if (stats.isFile()) return { kind: 'file', ...common, from, size: stats.size };
  if (stats.isDirectory()) return { kind: 'folder', ...common };
  if (stats.isSymbolicLink()) return { kind: 'link', ...common, target: await readlink(from) };
  return undefined;
}

/** Windows keeps no permission bits: there everything may be run, as the docker command has it. */
function modeOf(stats: Stats): number {
  return sep === '\\' ? 0o755 : stats.mode & 0o7777;
}

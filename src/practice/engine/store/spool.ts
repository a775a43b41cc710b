import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import { Refusal } from '../refusal.ts';
import { type Entry, plant, type Tree, treePath } from './tree.ts';
import { unzipped } from './unzipped.ts';

/**
 * Reads a tar archive, gzipped or not, into a tree. The bytes of each file go to a file of its own
 * in the folder, under a name that the archive has no say in, so nothing in an archive can be
 * written anywhere else.
 * @throws Refusal 400 when the archive is broken or names a path outside itself
 */
export async function spool(archive: Readable, folder: string): Promise<Tree> {
  const tree: Tree = new Map();
  const entries = extract();
  const plain = await unzipped(archive);
  // a plain pipe in between, since the archive reader is a stream of another make
  const reading = pipeline(plain, new PassThrough(), entries);
  reading.catch(() => undefined);
  try {
    for await (const file of entries) {
      await take(tree, file.header, file as unknown as Readable, folder);
    }
    await reading;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const words = error instanceof Error ? error.message : String(error);
    throw new Refusal(400, `Error processing tar file: ${words}`);
  }
  return tree;
}

async function take(tree: Tree, header: Header, bytes: Readable, folder: string): Promise<void> {
  const path = treePath(header.name);
  if (path === undefined) throw outside(header.name);
  const entry = await entryOf(tree, header, bytes, folder);
  bytes.resume();
  if (path !== '' && entry !== undefined) plant(tree, path, entry);
}

/** The entry that a header describes; undefined for devices and pipes, which images do without. */
async function entryOf(
  tree: Tree,
  header: Header,
  bytes: Readable,
  folder: string,
): Promise<Entry | undefined> {
  const modified = header.mtime ?? new Date(0);
  const common = { mode: (header.mode ?? 0o644) & 0o7777, modified, size: 0 };
  switch (header.type) {
    case 'directory':
      return { ...common, type: 'directory' };
    case 'symlink':
      return { ...common, mode: 0o777, type: 'symlink', target: header.linkname ?? '' };
    case 'link':
      return linked(tree, header.linkname ?? '');
    case 'file':
    case 'contiguous-file': {
      const content = join(folder, randomUUID());
      await pipeline(bytes, createWriteStream(content, { mode: 0o600 }));
      return { ...common, type: 'file', size: header.size ?? 0, content };
    }
    default:
      return undefined;
  }
}

function linked(tree: Tree, name: string): Entry {
  const path = treePath(name);
  const entry = path === undefined ? undefined : tree.get(path);
  if (entry === undefined) throw outside(name);
  return entry;
}

function outside(name: string): Refusal {
  return new Refusal(400, `Error processing tar file: ${JSON.stringify(name)} is outside of it`);
}

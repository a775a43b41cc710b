import { posix } from 'node:path';

/** One file, directory or link of a file system that exists only as an index. */
export interface Entry {
  type: 'file' | 'directory' | 'symlink';
  /** Permission bits. */
  mode: number;
  modified: Date;
  /** Bytes of a file, else 0. */
  size: number;
  /** Where on disk a file's bytes are. */
  content?: string;
  /** What a symbolic link points at, as written. */
  target?: string;
}

/** Entries by path: relative, with forward slashes, without a leading or trailing one. */
export type Tree = Map<string, Entry>;

const mostLinks = 40;

/** The path in a tree's form, or undefined when it climbs above the root. The root itself is ''. */
export function treePath(text: string): string | undefined {
  const path = posix.normalize(text.replace(/^\/+/, '')).replace(/\/$/, '');
  if (path === '..' || path.startsWith('../')) return undefined;
  return path === '.' ? '' : path;
}

/** True for the root and for every directory of the tree. */
export function isDirectory(tree: Tree, path: string): boolean {
  return path === '' || tree.get(path)?.type === 'directory';
}

/** Puts an entry into the tree, and the directories above it where there are none yet. */
export function plant(tree: Tree, path: string, entry: Entry): void {
  for (const parent of missingParents(tree, path)) tree.set(parent, directory(entry.modified));
  tree.set(path, entry);
}

/** The directories above a path that the tree does not have, outermost first. */
export function missingParents(tree: Tree, path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  const parents = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return parents.filter((parent) => !tree.has(parent));
}

/** A directory as Docker makes one that nobody described. */
export function directory(modified: Date): Entry {
  return { type: 'directory', mode: 0o755, modified, size: 0 };
}

/** What stands below a directory, with paths relative to it. */
export function* below(tree: Tree, folder: string): Iterable<[string, Entry]> {
  const prefix = folder === '' ? '' : `${folder}/`;
  for (const [path, entry] of tree) {
    if (path.startsWith(prefix)) yield [path.slice(prefix.length), entry];
  }
}

/** Removes a path and all below it. */
export function uproot(tree: Tree, path: string): void {
  for (const [inner] of [...below(tree, path)]) tree.delete(`${path}/${inner}`);
  tree.delete(path);
}

/**
 * The path that symbolic links lead to, never outside the tree: an absolute target starts at the
 * tree's own root and `..` stops there. Undefined where links run in a circle.
 */
export function followLinks(tree: Tree, path: string): string | undefined {
  let rest = path.split('/').filter(Boolean);
  let done = '';
  let links = 0;
  while (rest.length > 0) {
    const [part = '', ...later] = rest;
    const here = posix.join('/', done, part).slice(1);
    const target = tree.get(here)?.target;
    rest = later;
    if (target === undefined) {
      done = here;
      continue;
    }
    links += 1;
    if (links > mostLinks) return undefined;
    if (target.startsWith('/')) done = '';
    rest = [...target.split('/').filter(Boolean), ...later];
  }
  return done;
}

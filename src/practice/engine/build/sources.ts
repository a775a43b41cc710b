import { posix } from 'node:path';
import { Refusal } from '../refusal.ts';
import { type Entry, followLinks, isDirectory, type Tree, treePath } from '../store/tree.ts';

/** One thing to copy: a file under its name, or a directory whose contents are meant. */
export interface Source {
  /** The name that a file keeps when it is copied into a directory. */
  name: string;
  /** Where it is in the tree, links followed. */
  path: string;
  /** Undefined for a directory. */
  file?: Entry;
}

/** Where COPY and ADD take from. */
export interface Origin {
  tree: Tree;
  /** True for the build's context, false for a stage or an image. */
  isContext: boolean;
}

const glob = /[*?[]/;

/**
 * What a source of COPY or ADD means: a path, or every path that a pattern matches.
 * Undefined when a path is not there.
 * @throws Refusal for a path outside the context, in the engine's words
 */
export function findSources(origin: Origin, source: string, keyword: string): Source[] | undefined {
  const path = treePath(source);
  if (path === undefined) {
    const where = 'forbidden path outside the build context';
    throw new Refusal(400, `${keyword} failed: ${where}: ${source} ()`);
  }
  if (glob.test(path)) return matching(origin.tree, path);
  const found = sourceAt(origin.tree, path);
  return found && [found];
}

/** The engine's words for a source that is not there. */
export function missingSource(origin: Origin, source: string, keyword: string): Refusal {
  const where = origin.isContext
    ? 'file not found in build context or excluded by .dockerignore: '
    : '';
  const shown = source.replace(/^(\.?\/)+/, '');
  return new Refusal(400, `${keyword} failed: ${where}stat ${shown}: file does not exist`);
}

function sourceAt(tree: Tree, path: string): Source | undefined {
  const real = followLinks(tree, path);
  if (real === undefined) return undefined;
  const name = posix.basename(path);
  if (isDirectory(tree, real)) return { name, path: real };
  const file = tree.get(real);
  return file && { name, path: real, file };
}

function matching(tree: Tree, pattern: string): Source[] {
  const form = patternForm(pattern);
  const paths = [...tree.keys()].filter((path) => form.test(path)).sort();
  return paths.flatMap((path) => sourceAt(tree, path) ?? []);
}

/** A pattern of Go's filepath.Match: `*` and `?` stop at a slash, `[a-z]` is one of a set. */
function patternForm(pattern: string): RegExp {
  const parts = pattern.match(/\[\^?[^\]]+\]|\\.|./gs) ?? [];
  const forms = parts.map((part) => {
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[') && part.length > 1) return part;
    return part.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\]/, '\\$&');
  });
  return new RegExp(`^${forms.join('')}$`);
}

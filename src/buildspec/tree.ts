import { rememberingFor } from '../remember.ts';
import type { Span } from './span.ts';

/** How a scalar is written; `empty` is a value that is not there (`commands:` and nothing more). */
export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty';

/** A text value. It is never a number or a boolean: `3.10` and `yes` stay as they are written. */
export interface Scalar {
  readonly kind: 'scalar';
  readonly text: string;
  readonly style: Style;
  /** The value as written, quotes and block header included. */
  readonly span: Span;
}

/** One item of a list; `mark` is the offset of its dash, or of its value between brackets. */
export interface Item {
  readonly mark: number;
  readonly value: Tree;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Item[];
  /** Written between brackets. */
  readonly flow: boolean;
  readonly span: Span;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Tree;
}

export interface Mapping {
  readonly kind: 'mapping';
  /** The entries in the order of the file, a key that is written twice twice. */
  readonly entries: readonly Entry[];
  /** Written between braces. */
  readonly flow: boolean;
  readonly span: Span;
}

/** The structure of a YAML text with positions. An alias stands as the tree that it names. */
export type Tree = Scalar | List | Mapping;

/** A path into a tree: keys of mappings and indexes of lists. */
export type Path = readonly (string | number)[];

/** True for a value that is not there, as after `commands:` with nothing below it. */
export function isEmpty(tree: Tree | undefined): boolean {
  return tree === undefined || (tree.kind === 'scalar' && tree.style === 'empty');
}

/**
 * The entries that count: of a key written twice the last, and those of a merge key (`<<`) where
 * the mapping does not set them itself.
 */
export function entriesOf(tree: Tree | undefined): Entry[] {
  return tree?.kind === 'mapping' ? [...entriesByKey(tree).values()] : [];
}

/** The entry of a key that counts, or undefined where there is none. */
export function entryOf(tree: Tree | undefined, key: string): Entry | undefined {
  return tree?.kind === 'mapping' ? entriesByKey(tree).get(key) : undefined;
}

const entriesByKey = rememberingFor((mapping: Mapping): ReadonlyMap<string, Entry> => {
  const found = new Map<string, Entry>();
  const seen = new Set<Tree>();
  const waiting: (Tree | undefined)[] = [mapping];
  while (waiting.length > 0) {
    const from = waiting.pop();
    if (from === undefined || seen.has(from)) continue;
    seen.add(from);
    if (from.kind === 'list') waiting.push(...from.items.map(({ value }) => value).toReversed());
    if (from.kind !== 'mapping') continue;
    const own = new Map(from.entries.map((entry) => [entry.key, entry]));
    for (const [key, entry] of own) if (key !== '<<' && !found.has(key)) found.set(key, entry);
    waiting.push(own.get('<<')?.value);
  }
  return found;
});

/** The tree at a path, or undefined where the path leads nowhere. */
export function treeAt(root: Tree | undefined, path: Path): Tree | undefined {
  let tree = root;
  for (const step of path) {
    if (typeof step === 'string') tree = entryOf(tree, step)?.value;
    else tree = tree?.kind === 'list' ? tree.items[step]?.value : undefined;
  }
  return tree;
}

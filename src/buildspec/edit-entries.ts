import { t } from '../language.ts';
import type { Buildspec } from './buildspec.ts';
import { type Edit, insertion, type Refusal } from './edit.ts';
import { insertEntriesInFlow, removeEntryFromFlow } from './edit-flow.ts';
import { known } from './keys.ts';
import {
  columnOf,
  entryLines,
  isAtKey,
  isBlock,
  layoutOf,
  lineAfter,
  type Value,
  wholeLines,
} from './layout.ts';
import { quoteScalar } from './quote.ts';
import { lineStartOf } from './span.ts';
import { type Entry, isEmpty, type Mapping, type Tree } from './tree.ts';

/**
 * Puts entries into the mapping at a path of keys, `[]` being the top of the file. Mappings that
 * are missing on the way are made; new sections take the place that the reference gives them.
 */
export function insertEntries(
  buildspec: Buildspec,
  path: readonly string[],
  entries: readonly (readonly [string, Value])[],
): Edit | Refusal {
  const { text, root } = buildspec;
  if (isEmpty(root)) {
    const lines = nest(buildspec, path, entries, 0);
    return insertion(text.length, `${text === '' || text.endsWith('\n') ? '' : '\n'}${lines}\n`);
  }
  let tree = root;
  let rest = path;
  for (;;) {
    if (tree?.kind !== 'mapping') return { refused: t`the place is not a map of names and values` };
    const entry: Entry | undefined = tree.entries.findLast(({ key }) => key === rest[0]);
    if (rest.length === 0 || entry === undefined) {
      return insertInto(buildspec, tree, rest, entries, tree === root);
    }
    rest = rest.slice(1);
    if (!isAtKey(entry)) return { refused: t`the place stands behind an alias` };
    if (isEmpty(entry.value)) return insertBelow(buildspec, entry, rest, entries);
    tree = entry.value;
  }
}

/** Puts variables, parameters or secrets into `env`. */
export function insertEnvEntries(
  buildspec: Buildspec,
  section: 'variables' | 'parameter-store' | 'secrets-manager',
  entries: readonly (readonly [string, string])[],
): Edit | Refusal {
  return insertEntries(buildspec, ['env', section], entries);
}

/** Takes out the entry at a path of keys, and the mapping around it if nothing else is in it. */
export function removeEntry(buildspec: Buildspec, path: readonly string[]): Edit | Refusal {
  const { text, root } = buildspec;
  let parent: Tree | undefined = root;
  let doomed: { entry: Entry; parent: Mapping } | undefined;
  for (const key of path) {
    const entry: Entry | undefined =
      parent?.kind === 'mapping'
        ? parent.entries.findLast((found) => found.key === key)
        : undefined;
    if (parent?.kind !== 'mapping' || entry === undefined)
      return { refused: t`there is no such key` };
    if (doomed === undefined || parent.entries.length > 1) doomed = { entry, parent };
    if (!isAtKey(entry) && key !== path.at(-1))
      return { refused: t`the key stands behind an alias` };
    parent = entry.value;
  }
  if (doomed === undefined) return { refused: t`there is no such key` };
  const { entry } = doomed;
  if (doomed.parent.flow) return removeEntryFromFlow(text, doomed.parent, entry);
  if (text.slice(lineStartOf(text, entry.keySpan.start), entry.keySpan.start).trim() !== '') {
    return { refused: t`the key shares its line with something else` };
  }
  const value = isAtKey(entry) ? entry.value.span : entry.keySpan;
  return { span: wholeLines(text, entry.keySpan.start, value), text: '' };
}

/** The lines of entries below keys that do not exist yet. */
function nest(
  buildspec: Buildspec,
  path: readonly string[],
  entries: readonly (readonly [string, Value])[],
  indent: number,
): string {
  const { step, dash } = layoutOf(buildspec);
  const keys = path.map((key, level) => `${' '.repeat(indent + level * step)}${quoteScalar(key)}:`);
  const inner = indent + path.length * step;
  const lines = entries.flatMap(([key, value]) => entryLines(key, value, inner, dash));
  return [...keys, ...lines].join('\n');
}

function insertBelow(
  buildspec: Buildspec,
  entry: Entry,
  path: readonly string[],
  entries: readonly (readonly [string, Value])[],
): Edit {
  const { text } = buildspec;
  const indent = columnOf(text, entry.keySpan.start) + layoutOf(buildspec).step;
  const at = lineAfter(text, entry.keySpan);
  return insertion(at, `\n${nest(buildspec, path, entries, indent)}`);
}

function insertInto(
  buildspec: Buildspec,
  parent: Mapping,
  path: readonly string[],
  entries: readonly (readonly [string, Value])[],
  top: boolean,
): Edit | Refusal {
  const { text } = buildspec;
  const [first] = parent.entries;
  if (!isBlock(parent)) return insertEntriesInFlow(text, parent, path, entries);
  if (first === undefined) return { refused: t`the place holds nothing to stand beside` };
  const indent = columnOf(text, first.keySpan.start);
  const lines = nest(buildspec, path, entries, indent);
  const before = neighbour(parent, path[0] ?? entries[0]?.[0] ?? '');
  if (before === undefined) {
    return insertion(first.keySpan.start, `${lines.trimStart()}\n${' '.repeat(indent)}`);
  }
  const at = lineAfter(text, isAtKey(before) ? before.value.span : before.keySpan);
  const spaced = top && path.length > 0 && /^\r?\n[ \t]*\r?\n/.test(text.slice(at));
  return insertion(at, `${spaced ? '\n' : ''}\n${lines}`);
}

const orders: readonly (readonly string[])[] = [known.top, known.phases, known.env];

/** The entry after which a new key belongs; undefined when it belongs before all others. */
function neighbour(parent: Mapping, key: string): Entry | undefined {
  const order = orders.find((keys) => keys.includes(key) && isOrderOf(parent, keys));
  if (order === undefined) return parent.entries.at(-1);
  const rank = order.indexOf(key);
  return parent.entries.findLast(
    (entry) => order.indexOf(entry.key) < rank && order.includes(entry.key),
  );
}

function isOrderOf({ entries }: Mapping, keys: readonly string[]): boolean {
  return entries.some(({ key }) => keys.includes(key));
}

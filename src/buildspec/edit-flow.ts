import { t } from '../language.ts';
import { type Edit, insertion, type Refusal } from './edit.ts';
import { isAtKey, type Value } from './layout.ts';
import { quoteScalar } from './quote.ts';
import { lineEndOf } from './span.ts';
import type { Entry, Item, List, Mapping } from './tree.ts';

/** Puts entries between braces, below keys that do not exist yet. */
export function insertEntriesInFlow(
  text: string,
  parent: Mapping,
  path: readonly string[],
  entries: readonly (readonly [string, Value])[],
): Edit | Refusal {
  if (text[parent.span.end - 1] !== '}') return { refused: t`the map has no closing brace` };
  const inner = entries.map(([key, value]) => `${quoteScalar(key, true)}: ${flowValue(value)}`);
  const nested = path.reduceRight(
    (content, key) => `${quoteScalar(key, true)}: {${content}}`,
    inner.join(', '),
  );
  const last = parent.entries.at(-1);
  if (last === undefined) return insertion(parent.span.start + 1, nested);
  return insertion(isAtKey(last) ? last.value.span.end : last.keySpan.end, `, ${nested}`);
}

function flowValue(value: Value): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quoteScalar(value, true);
  return `[${value.map((item) => quoteScalar(item, true)).join(', ')}]`;
}

/** Takes an entry out from between braces, with the comma beside it. */
export function removeEntryFromFlow(text: string, { entries }: Mapping, entry: Entry): Edit {
  const index = entries.indexOf(entry);
  const end = isAtKey(entry) ? entry.value.span.end : lineEndOf(text, entry.keySpan.end);
  const next = entries[index + 1];
  if (next !== undefined) {
    return { span: { start: entry.keySpan.start, end: next.keySpan.start }, text: '' };
  }
  const before = entries[index - 1];
  return { span: { start: before?.value.span.end ?? entry.keySpan.start, end }, text: '' };
}

/** Puts a text between brackets, before the item at `index` or at the end. */
export function insertItemInFlow(
  text: string,
  list: List,
  index: number,
  command: string,
): Edit | Refusal {
  const quoted = quoteScalar(command, true);
  const next = list.items[index];
  const last = list.items.at(-1);
  if (next !== undefined) return insertion(next.value.span.start, `${quoted}, `);
  if (last !== undefined) return insertion(last.value.span.end, `, ${quoted}`);
  if (text[list.span.start] !== '[') return { refused: t`the list has no opening bracket` };
  return insertion(list.span.start + 1, quoted);
}

/** Takes an item out from between brackets, with the comma beside it. */
export function removeItemFromFlow({ items }: List, item: Item): Edit {
  const index = items.indexOf(item);
  const next = items[index + 1];
  const { start, end } = item.value.span;
  if (next !== undefined) return { span: { start, end: next.value.span.start }, text: '' };
  return { span: { start: items[index - 1]?.value.span.end ?? start, end }, text: '' };
}

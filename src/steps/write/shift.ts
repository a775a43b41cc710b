import type { Buildspec } from '../../buildspec/buildspec.ts';
import type { Edit, Refusal } from '../../buildspec/edit.ts';
import { columnOf, wholeLines } from '../../buildspec/layout.ts';
import { entryOf, type Path, treeAt } from '../../buildspec/tree.ts';
import { t } from '../../language.ts';

/**
 * Moves an entry to the column of another level by indenting its lines anew. It stays where it is
 * in the file, so it must be the last below its parent when it moves out; reading the result again
 * shows whether it was.
 */
export function shiftEntry(spec: Buildspec, parent: Path, key: string, to: number) {
  const entry = entryOf(treeAt(spec.root, parent), key);
  if (!entry) return [{ refused: t`there is no such entry` }];
  const { text } = spec;
  const by = to - columnOf(text, entry.keySpan.start);
  const span = wholeLines(text, entry.keySpan.start, entry.value.span);
  const lines = [...text.slice(span.start, span.end).matchAll(/^( *)\S/gm)];
  return lines.map(({ index, 1: indent = '' }): Edit | Refusal => {
    const start = span.start + index;
    if (indent.length + by < 0) return { refused: t`a line begins too far left` };
    return { span: { start, end: start + indent.length }, text: ' '.repeat(indent.length + by) };
  });
}

/** The column of a key, counted from 0; undefined where there is none. */
export function columnOfKey({ root, text }: Buildspec, path: Path, key: string) {
  const entry = entryOf(treeAt(root, path), key);
  return entry && columnOf(text, entry.keySpan.start);
}

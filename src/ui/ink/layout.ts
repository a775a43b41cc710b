import { count } from '../../count.ts';
import { startOf, widthOf, wrap } from '../columns.ts';
import { labelWidth } from '../paint.ts';
import { type Line, type Row, type Token, textOf, token } from '../tokens.ts';

/** A line cut to the columns, with an ellipsis where something is left out. */
export function clip(line: Line, columns: number, ellipsis: string): Line {
  if (widthOf(textOf(line)) <= columns) return line;
  const clipped: Token[] = [];
  let left = columns - widthOf(ellipsis);
  for (const each of line) {
    const text = startOf(each.text, left);
    clipped.push({ ...each, text });
    left -= widthOf(text);
    if (text !== each.text) break;
  }
  return [...clipped, token(ellipsis, 'dim')];
}

/** A line filled with blanks to the columns, or cut to them. */
export function pad(line: Line, columns: number, ellipsis: string): Line {
  const cut = clip(line, columns, ellipsis);
  return [...cut, token(' '.repeat(Math.max(0, columns - widthOf(textOf(cut)))))];
}

/** Below this number of columns labels share the line with their text. */
const wideFrom = 50;

/** Rows as lines, folded to the columns: the label in its column and the text beside it. */
export function fold(rows: readonly Row[], columns: number): readonly Line[] {
  return rows.flatMap((each) => {
    if (!each.label && each.text.length === 0) return [[]];
    return columns < wideFrom ? foldNarrow(each, columns) : foldWide(each, columns);
  });
}

function foldWide({ label = token(''), text }: Row, columns: number): readonly Line[] {
  const lines = wrap(text, columns - labelWidth);
  return lines.map((line, index) => {
    const head = index === 0 ? label : token('');
    return [head, token(' '.repeat(Math.max(1, labelWidth - widthOf(head.text)))), ...line];
  });
}

function foldNarrow({ label, text }: Row, columns: number): readonly Line[] {
  const hang = token('  ');
  const lines = wrap(label ? [label, hang, ...text] : text, columns - hang.text.length);
  return lines.map((line, index) => (label && index === 0 ? line : [hang, ...line]));
}

/** Lines cut to a height; the last then says how many are left out. */
export function cut(lines: readonly Line[], height: number, ellipsis: string): readonly Line[] {
  if (lines.length <= height) return lines;
  const kept = Math.max(0, height - 1);
  const more = token(`${ellipsis} ${count(lines.length - kept, 'more line')}`, 'dim');
  return [...lines.slice(0, kept), [more]];
}

import type { Buildspec } from './buildspec.ts';
import { doubleQuote, quoteScalar } from './quote.ts';
import { lineEndOf, lineStartOf, type Span } from './span.ts';
import type { Entry, Mapping, Tree } from './tree.ts';

/** A value to be written: a text, a number as it stands, or a list of texts. */
export type Value = string | number | readonly string[];

/** How a file indents: the step of a mapping, and of a list's dashes below their key. */
interface Layout {
  readonly step: number;
  readonly dash: number;
}

/** The habits of a file, from its first nested map and list; two spaces where it has none. */
export function layoutOf({ text, root }: Buildspec): Layout {
  let step: number | undefined;
  let dash: number | undefined;
  const look = (tree: Tree, depth: number): void => {
    if (tree.kind !== 'mapping' || tree.flow || depth > 4) return;
    for (const { keySpan, value } of tree.entries) {
      const column = columnOf(text, keySpan.start);
      if (value.kind === 'mapping' && !value.flow) {
        step ??= columnOf(text, value.span.start) - column;
      } else if (value.kind === 'list' && !value.flow) {
        dash ??= columnOf(text, value.span.start) - column;
      }
      look(value, depth + 1);
    }
  };
  if (root !== undefined) look(root, 0);
  return { step: step !== undefined && step > 0 ? step : 2, dash: Math.max(0, dash ?? step ?? 2) };
}

/** The column of an offset, counted from 0. */
export function columnOf(text: string, offset: number): number {
  const start = lineStartOf(text, offset);
  return offset - start - (start === 0 && text.startsWith('\uFEFF') ? 1 : 0);
}

/** The offset after the last character of a value that is not white space. */
export function contentEnd(text: string, span: Span): number {
  return span.start + text.slice(span.start, span.end).trimEnd().length;
}

/** The offset at which a line could be put in after a value: the end of its last line. */
export function lineAfter(text: string, span: Span): number {
  const end = lineEndOf(text, contentEnd(text, span));
  return text[end - 1] === '\r' && text[end] === '\n' ? end - 1 : end;
}

/** The whole lines from the line of `start` to the last line of a value, line end included. */
export function wholeLines(text: string, start: number, value: Span): Span {
  const end = lineEndOf(text, Math.max(contentEnd(text, value), start));
  return { start: lineStartOf(text, start), end: Math.min(end + 1, text.length) };
}

/** True for a mapping whose entries stand on lines of their own. */
export function isBlock(tree: Tree | undefined): tree is Mapping {
  return tree?.kind === 'mapping' && !tree.flow;
}

/** True for a value that stands where its key is, and not behind an alias. */
export function isAtKey({ keySpan, value }: Entry): boolean {
  return value.span.start >= keySpan.end;
}

/** The lines of an entry. */
export function entryLines(key: string, value: Value, indent: number, dash: number): string[] {
  const lead = `${' '.repeat(indent)}${quoteScalar(key)}:`;
  if (typeof value === 'number') return [`${lead} ${value}`];
  if (typeof value !== 'string') {
    return [lead, ...value.flatMap((item) => itemLines(item, indent + dash))];
  }
  return [`${lead} ${value.includes('\n') ? doubleQuote(value) : quoteScalar(value)}`];
}

/**
 * The lines of a list item; a text of several lines becomes a block that keeps them and ends with
 * one line end.
 */
export function itemLines(text: string, indent: number): string[] {
  const lead = `${' '.repeat(indent)}- `;
  const lines = text.replace(/\r\n/g, '\n').replace(/\n$/, '').split('\n');
  if (lines.length === 1) return [lead + quoteScalar(lines[0] ?? '')];
  if (/^\s|\n$/.test(lines.join('\n')) || /[\0-\x08\x0b-\x1f\x7f]/.test(text)) {
    return [lead + doubleQuote(text)];
  }
  const inside = ' '.repeat(indent + 2);
  return [`${lead}|`, ...lines.map((line) => (line === '' ? '' : inside + line))];
}

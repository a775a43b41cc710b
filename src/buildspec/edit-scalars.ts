import { t } from '../language.ts';
import type { Buildspec } from './buildspec.ts';
import type { Edit, Refusal } from './edit.ts';
import { columnOf, contentEnd } from './layout.ts';
import { doubleQuote, quoteScalar, singleQuote } from './quote.ts';
import { lineEndOf } from './span.ts';
import { type Path, type Scalar, treeAt } from './tree.ts';

/**
 * Gives the value at a path another text, in the quotes that it has; a number is written as it is.
 * A value that is not there yet is put after its key.
 */
export function setScalar(
  buildspec: Buildspec,
  path: Path,
  value: string | number,
): Edit | Refusal {
  const { text, root } = buildspec;
  const scalar = treeAt(root, path);
  if (scalar?.kind !== 'scalar') return { refused: t`there is no single value at this place` };
  const { start } = scalar.span;
  if (scalar.style === 'empty') {
    return { span: { start, end: start }, text: ` ${written(buildspec, scalar, value, path)}` };
  }
  const end = contentEnd(text, scalar.span);
  return { span: { start, end }, text: written(buildspec, scalar, value, path) };
}

function written(buildspec: Buildspec, scalar: Scalar, value: string | number, path: Path): string {
  const { text } = buildspec;
  const flow = isInFlow(buildspec, path);
  if (typeof value === 'number') return String(value);
  if (scalar.style === 'double' || (flow && value.includes('\n'))) return doubleQuote(value);
  if (value.includes('\n')) return block(text, scalar, value, path);
  return scalar.style === 'single' ? singleQuote(value) : quoteScalar(value, flow);
}

/** True for a place between brackets or braces. */
function isInFlow({ root }: Buildspec, path: Path): boolean {
  return path.some((_, depth) => {
    const tree = treeAt(root, path.slice(0, depth));
    return tree !== undefined && tree.kind !== 'scalar' && tree.flow;
  });
}

/** A text of several lines: a block that keeps them, indented like the one it replaces. */
function block(text: string, { style, span }: Scalar, value: string, path: Path): string {
  const lines = value.replace(/\n$/, '').split('\n');
  const beside = text.slice(span.end, lineEndOf(text, span.end)).trim();
  const odd = /^\s|\n\n$|[\0-\x08\x0b-\x1f\x7f]/.test(value);
  // A comment beside the value would become part of the block.
  if (odd || (beside !== '' && style !== 'literal' && style !== 'folded'))
    return doubleQuote(value);
  const first = /\n([ ]+)\S/.exec(text.slice(span.start, span.end))?.[1]?.length;
  const old = style === 'literal' || style === 'folded' ? first : undefined;
  const column = columnOf(text, span.start);
  // Items of a list are indented by their own column; below a key its line says how far.
  const indent =
    old ?? (typeof path.at(-1) === 'number' ? column : indentOfLine(text, span.start) + 2);
  const lead = ' '.repeat(indent);
  return ['|', ...lines.map((line) => (line === '' ? '' : lead + line))].join('\n');
}

function indentOfLine(text: string, offset: number): number {
  const column = columnOf(text, offset);
  return /^ */.exec(text.slice(offset - column, offset))?.[0].length ?? 0;
}

/** Gives the key at the end of a path of keys another name. */
export function renameKey(
  buildspec: Buildspec,
  path: readonly string[],
  name: string,
): Edit | Refusal {
  const parent = treeAt(buildspec.root, path.slice(0, -1));
  const key = path.at(-1);
  const entry =
    parent?.kind === 'mapping' ? parent.entries.findLast((found) => found.key === key) : undefined;
  if (entry === undefined) return { refused: t`there is no such key` };
  return { span: entry.keySpan, text: quoteScalar(name, true) };
}

import stringWidth from 'string-width';
import type { Finding } from '../types.ts';
import type { Glyphs } from './glyphs.ts';
import { labelWidth } from './paint.ts';
import { type Row, sourceToken, token } from './tokens.ts';

/** The sources that findings point into, and how wide a line may be shown. */
export interface Sources {
  /** A line of a file by its number from 1; undefined where it cannot be shown. */
  lineAt(file: string, line: number): string | undefined;
  /** Columns of the screen. */
  columns: number;
}

/** A tab is counted as wide as it can be. */
const tabWidth = 8;
const narrowest = 20;

/**
 * The line that a finding points at, and a mark under its column. Both lines begin alike, tabs
 * included, so that the mark stands right whatever a tab is worth.
 */
export function excerptOf({ where }: Finding, glyphs: Glyphs, sources: Sources): readonly Row[] {
  if (!where || !('file' in where) || where.line === undefined) return [];
  const text = sources.lineAt(where.file, where.line);
  if (text === undefined) return [];
  const number = String(where.line);
  const width = Math.max(narrowest, sources.columns - labelWidth - number.length - 3);
  const { before, after } = cut(text, (where.column ?? 1) - 1, width, glyphs.ellipsis);
  const line: Row = {
    text: [token(`${number} ${glyphs.bar} `, 'dim'), sourceToken(before + after)],
  };
  if (where.column === undefined) return [line];
  const gutter = `${' '.repeat(number.length)} ${glyphs.bar} `;
  return [
    line,
    { text: [token(gutter, 'dim'), sourceToken(blankOf(before)), token('^', 'accent')] },
  ];
}

/**
 * What the log says around the line that a finding points at, which is the one not dim. Its lines are
 * whole, however wide, since a long one often gives its reason last.
 */
export function passageOf({ where, passage = [] }: Finding, glyphs: Glyphs): readonly Row[] {
  const digits = String(passage.at(-1)?.number ?? '').length;
  const said = where && 'log' in where ? where.line : undefined;
  return passage.map(({ number, text }): Row => {
    const place = number > 0 ? String(number) : '';
    const gutter = token(`${place.padStart(digits)} ${glyphs.bar} `, 'dim');
    const line = sourceToken(text);
    return { text: [gutter, number === said ? line : { ...line, tone: 'dim' }] };
  });
}

/** What stands before and after a column, cut where the line is wider than the screen. */
function cut(text: string, column: number, width: number, ellipsis: string) {
  const before = sourceToken(text.slice(Math.max(0, column - width * 4), column)).text;
  const after = sourceToken(text.slice(column, column + width * 4)).text;
  const isWhole = column <= width * 4 && text.length - column <= width * 4;
  if (isWhole && widthOf(before) + widthOf(after) <= width) return { before, after };
  const kept = fitting([...before].reverse(), Math.floor(width / 2))
    .reverse()
    .join('');
  const head = kept.length < before.length || column > width * 4 ? ellipsis + kept : before;
  const room = width - widthOf(head) - ellipsis.length;
  const tail = fitting([...after], room).join('');
  const isEnd = tail.length === after.length && text.length - column <= width * 4;
  return { before: head, after: isEnd ? after : tail + ellipsis };
}

/** As many characters from the first on as fit into a width. */
function fitting(characters: readonly string[], width: number): string[] {
  let left = width;
  const end = characters.findIndex((character) => {
    left -= widthOf(character);
    return left < 0;
  });
  return characters.slice(0, end === -1 ? characters.length : end);
}

function widthOf(text: string): number {
  const [first = '', ...rest] = text.split('\t');
  return rest.reduce((sum, piece) => sum + tabWidth + stringWidth(piece), stringWidth(first));
}

/** Blanks as wide as a text, with its tabs. */
function blankOf(text: string): string {
  return text
    .split('\t')
    .map((piece) => ' '.repeat(stringWidth(piece)))
    .join('\t');
}

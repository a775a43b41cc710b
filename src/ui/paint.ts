import { widthOf } from './columns.ts';
import { linked, type UrlOf } from './links.ts';
import type { Line, Row, Tone } from './tokens.ts';

/** Select Graphic Rendition parameters, 4-bit colours only (ECMA-48, section 8.3.117). */
const parameters: Record<Tone, string | undefined> = {
  plain: undefined,
  strong: '1',
  dim: '2',
  good: '32',
  bad: '31',
  warn: '33',
  accent: '36',
};

/** The text of a line for a terminal, styled where colour is wanted, with links where there are any. */
export function paint(line: Line, colour: boolean, urlOf?: UrlOf): string {
  return line
    .map(({ text, tone, names }) => {
      const sgr = parameters[tone];
      const styled = colour && sgr && text ? `\u001b[${sgr}m${text}\u001b[0m` : text;
      return linked(styled, names && urlOf?.(names));
    })
    .join('');
}

/** Columns that a label takes, with the gap after it. */
export const labelWidth = 11;

/** A row as one unbroken line, for faces that leave folding to the terminal. */
export function paintRow({ label, text }: Row, colour: boolean, urlOf?: UrlOf): string {
  const head = label ?? { text: '', tone: 'plain' };
  if (text.length === 0) return paint([head], colour, urlOf);
  const gap = ' '.repeat(Math.max(2, labelWidth - widthOf(head.text)));
  return paint([head, { text: gap, tone: 'plain' }, ...text], colour, urlOf);
}

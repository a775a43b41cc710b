/** Texts measured and broken by the columns that a terminal gives them. */

import stringWidth from 'string-width';
import type { Line, Token } from './tokens.ts';

/**
 * Characters of one column each: printable ASCII, Latin-1, and the signs that faces show. What
 * measures all others needs 40 ms to make itself ready.
 */
const plain = /^[ -~\u00a1-\u00ac\u00ae-\u00ff‘’“”–—•…←-↓↵✔✗▸│·]*$/;

/** How many columns a terminal gives to a text; an ideograph takes two. */
export function widthOf(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}

let segmenter: Intl.Segmenter | undefined;

/** The characters of a text as a person counts them. */
export function graphemes(text: string): string[] {
  // Made when first needed: it costs a noticeable part of the start.
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The longest beginning of a text that takes no more columns than given. */
export function startOf(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let start = '';
  for (const character of graphemes(text)) {
    if (widthOf(start + character) > columns) break;
    start += character;
  }
  return start;
}

/** A text filled with blanks to the columns, or cut to them. */
export function padded(text: string, columns: number): string {
  const start = startOf(text, columns);
  return start + ' '.repeat(Math.max(0, columns - widthOf(start)));
}

/** Letters of the scripts that are written without blanks, and their punctuation. */
const unspaced = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー、。「」『』（）！？`;

/** What begins no line, and what ends none (JIS X 4051, line head and line end prohibition). */
const notFirst = String.raw`\s\p{M}、。」』）！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;!?)\]}’”`;
const notLast = String.raw`\s「『（(\[{‘“`;

/** Where a line may be broken: behind blanks, and on either side of a letter that needs none. */
const breaks = new RegExp(
  [
    String.raw`(?<=\s)(?=\S)`,
    `(?<=[${unspaced}])(?<![${notLast}])(?=[^${notFirst}])`,
    `(?<=[^${notLast}])(?=[${unspaced}])(?![${notFirst}])`,
  ].join('|'),
  'u',
);

/** A line broken between words, and within words that are wider than a whole line. */
export function wrap(line: Line, columns: number): readonly Line[] {
  const lines: Token[][] = [[]];
  let used = 0;
  const put = (word: Token) => {
    const { text } = word;
    const alone = widthOf(text.trimEnd());
    if (used > 0 && used + alone > columns) {
      lines.push([]);
      used = 0;
    }
    const start = alone > columns ? startOf(text, columns) || (graphemes(text)[0] ?? '') : text;
    lines.at(-1)?.push({ ...word, text: start });
    used += widthOf(start);
    if (start.length < text.length) put({ ...word, text: text.slice(start.length) });
  };
  for (const each of line) {
    for (const text of each.text.split(breaks)) put({ ...each, text });
  }
  return lines.map(trimmed);
}

/** A line without the blanks at its end. */
function trimmed(line: Line): Line {
  const last = line.at(-1);
  return last ? [...line.slice(0, -1), { ...last, text: last.text.trimEnd() }] : line;
}

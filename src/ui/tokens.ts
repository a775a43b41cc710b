import { stripVTControlCharacters } from 'node:util';
import type { Target } from './links.ts';

/** What a word is, not which colour it has; a face may show every tone alike. */
export type Tone = 'plain' | 'strong' | 'dim' | 'good' | 'bad' | 'warn' | 'accent';

/** Some text of one tone, harmless to a terminal. Made by `token`. */
export interface Token {
  text: string;
  tone: Tone;
  /** What it names, for a terminal that can open that. */
  names?: Target;
}

/** One line of words, without line breaks. */
export type Line = readonly Token[];

/** A line under a label (`to do`, `will`, `by hand`); without one it continues the row before. */
export interface Row {
  label?: Token;
  text: Line;
}

/** The row that separates paragraphs. */
export const blank: Row = { text: [] };

// C0, DEL and C1, and the marks that reverse the direction in which text is shown.
const unruly = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that cannot move the cursor, set the title or recolour the screen, on one line. Every word
 * that a face shows passes here.
 */
export function harmless(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\r\n|[\r\n\t]/g, ' ')
    .replace(unruly, '');
}

/** A word of a tone, made harmless. */
export function token(text: string, tone: Tone = 'plain', names?: Target): Token {
  return { text: harmless(text), tone, ...(names && { names }) };
}

/** A piece of a source, made harmless, with the tabs that it has. */
export function sourceToken(text: string): Token {
  return { text: text.split('\t').map(harmless).join('\t'), tone: 'plain' };
}

/** A text of one tone, in which one word names something; only its first place is that word's. */
export function naming(text: string, word: string, names: Target, tone: Tone = 'plain'): Line {
  const at = text.indexOf(word);
  if (at < 0) return [token(text, tone)];
  const parts = [token(text.slice(0, at), tone), token(word, tone, names)];
  return [...parts, token(text.slice(at + word.length), tone)].filter((part) => part.text !== '');
}

/** A row of one tone. */
export function row(label: Token | undefined, text: string, tone: Tone = 'plain'): Row {
  return label ? { label, text: [token(text, tone)] } : { text: [token(text, tone)] };
}

/** The bare text of a line. */
export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

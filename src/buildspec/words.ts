import type { Span } from './span.ts';

/** Text that stands as it is. */
interface Literal {
  readonly kind: 'literal';
  readonly text: string;
  readonly quoted: boolean;
}

/** `$NAME`, or `${NAME…}` with a change that could be followed. */
interface Variable {
  readonly kind: 'variable';
  readonly name: string;
  readonly change: Change | undefined;
  readonly quoted: boolean;
  readonly text: string;
}

/** What only the running shell knows: `$(…)`, arithmetic, a pattern. */
interface Opaque {
  readonly kind: 'opaque';
  readonly text: string;
  /** The variables that are read inside. */
  readonly names: readonly string[];
  readonly quoted: boolean;
}

export type Part = Literal | Variable | Opaque;

/** What `${NAME…}` does to the value: a default, an alternative, a cut, a change of case. */
export type Change =
  | { readonly kind: 'default'; readonly parts: readonly Part[]; readonly whenEmpty: boolean }
  | { readonly kind: 'alternative'; readonly parts: readonly Part[]; readonly whenEmpty: boolean }
  | { readonly kind: 'slice'; readonly from: number; readonly length: number | undefined }
  | { readonly kind: 'case'; readonly to: 'lower' | 'upper' };

/** One word of a command. */
export interface Word {
  /** As written in the command. */
  readonly text: string;
  /** In the file. */
  readonly span: Span;
  /** As written: every variable stands as a variable. */
  readonly written: readonly Part[];
  /** With the variables replaced that the file itself sets before this point. */
  readonly parts: readonly Part[];
}

/**
 * Values of variables from outside the file. A name that maps to undefined is known to be unset; a
 * name that is missing is not known.
 */
export type Values = ReadonlyMap<string, string | undefined>;

const nothing: Values = new Map();

/** The text of parts when every value is known, else undefined. */
export function resolve(parts: readonly Part[], values: Values = nothing): string | undefined {
  let text = '';
  for (const part of parts) {
    const piece = resolvePart(part, values);
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
}

function resolvePart(part: Part, values: Values): string | undefined {
  if (part.kind === 'literal') return part.text;
  if (part.kind === 'opaque' || !values.has(part.name)) return undefined;
  const value = values.get(part.name);
  const parts = changed(value, part.change);
  return typeof parts === 'string' ? parts : resolve(parts, values);
}

/** What a known value (undefined: unset) becomes by a change: a text, or the parts of the default. */
export function changed(value: string | undefined, change: Change | undefined) {
  if (change === undefined) return value ?? '';
  if (change.kind === 'case') {
    return change.to === 'lower' ? (value ?? '').toLowerCase() : (value ?? '').toUpperCase();
  }
  if (change.kind === 'slice') return slice(value ?? '', change.from, change.length);
  const missing = value === undefined || (value === '' && change.whenEmpty);
  if (change.kind === 'default') return missing ? change.parts : value;
  return missing ? '' : change.parts;
}

function slice(value: string, from: number, length: number | undefined): string {
  const start = from < 0 ? value.length + from : from;
  if (start < 0) return '';
  if (length === undefined) return value.slice(start);
  return value.slice(start, length < 0 ? value.length + length : start + length);
}

/** The variables that parts still need, those inside opaque parts and defaults included. */
export function namesIn(parts: readonly Part[]): string[] {
  const names = parts.flatMap((part) => {
    if (part.kind === 'literal') return [];
    if (part.kind === 'opaque') return [...part.names];
    const change = part.change;
    const more = change !== undefined && 'parts' in change ? namesIn(change.parts) : [];
    return [part.name, ...more];
  });
  return [...new Set(names)];
}

/** The variable that parts consist of, and nothing else; else undefined. */
export function onlyVariable(parts: readonly Part[]): string | undefined {
  const filled = parts.filter((part) => part.kind !== 'literal' || part.text !== '');
  const [part] = filled;
  return filled.length === 1 && part?.kind === 'variable' ? part.name : undefined;
}

/** Parts as a shell would read them back, for messages. */
export function wordsOf(parts: readonly Part[]): string {
  return parts.map((part) => part.text).join('');
}

/** The literal text that parts begin with. */
export function leadOf(parts: readonly Part[]): string {
  const first = parts.findIndex((part) => part.kind !== 'literal');
  return wordsOf(first === -1 ? parts : parts.slice(0, first));
}

/** The rest of parts after `count` characters of their literal lead. */
function afterLead(parts: readonly Part[], count: number): readonly Part[] {
  const [first, ...rest] = parts;
  if (count <= 0 || first?.kind !== 'literal') return parts;
  if (first.text.length <= count) return afterLead(rest, count - first.text.length);
  return [{ ...first, text: first.text.slice(count) }, ...rest];
}

/** A word cut after `count` characters of its literal lead. */
export function cutWord(word: Word, count: number): Word {
  const written = afterLead(word.written, count);
  return { ...word, text: wordsOf(written), written, parts: afterLead(word.parts, count) };
}

/** A word of known text at the place of another. */
export function literalWord(text: string, at: Word): Word {
  const parts: Part[] = [{ kind: 'literal', text, quoted: true }];
  return { text, span: at.span, written: parts, parts };
}

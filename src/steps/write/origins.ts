import type { Span } from '../../buildspec/span.ts';
import { type Word, wordsOf } from '../../buildspec/words.ts';
import type { ProjectFacts } from '../../types.ts';
import type { FileSight } from './sight.ts';

/** Where a piece of text in a command comes from. */
export interface Origin {
  /** The very text in the file, or what holds it in other words. */
  span: Span;
  isExact: boolean;
  /** False where the project may give the variable that holds it another value. */
  sure: boolean;
}

/**
 * Where a text that a word holds at last was written: in the word, in a command that sets a
 * variable, or under `env`. Undefined where the project replaces that variable.
 */
export function originOf(
  text: string,
  word: Word,
  { spec, story }: FileSight,
  project: ProjectFacts | undefined,
): Origin | undefined {
  const within = (span: Span, sure: boolean): Origin => {
    const at = spec.text.slice(span.start, span.end).indexOf(text);
    const start = span.start + at;
    const isExact = at !== -1;
    return { span: isExact ? { start, end: start + text.length } : span, isExact, sure };
  };
  if (plainText(word.written).includes(text)) return within(word.span, true);
  const set = story.assignments.findLast(({ parts }) => plainText(parts).includes(text));
  const entry = spec.env.variables.find(({ value }) => value.includes(text));
  if (entry === undefined) return within(set?.span ?? word.span, set !== undefined);
  const isReplaced = project?.variables.some(({ name }) => name === entry.name) === true;
  return isReplaced ? undefined : within(entry.valueSpan, project !== undefined);
}

/** What stands in parts as it is: no variable, and nothing that a command prints. */
export function plainText(parts: Word['parts']): string {
  const plain = parts.filter(
    ({ kind, text }) => kind === 'literal' || (kind === 'opaque' && !/^[$`<>]/.test(text)),
  );
  return wordsOf(plain);
}

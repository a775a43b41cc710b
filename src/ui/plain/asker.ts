import type { Option, Question } from '../../types.ts';

/**
 * How the plain face reads one answer. Each resolves to undefined for the wish to go back, and
 * rejects with `Left` when the person leaves or the input ends.
 */
export interface Asker {
  /** A text that the question does not refuse; the guess for an empty one. */
  text(question: Question): Promise<string | undefined>;
  /** A text that is never shown. */
  secret(question: Question): Promise<string | undefined>;
  /** The value of one of the options, `first` being what Enter alone chooses. */
  choose(
    prompt: string,
    options: readonly Option[],
    first: string | undefined,
  ): Promise<string | undefined>;
  close(): void;
}

/**
 * Whether a typed text is the wish to go back; for a secret, which may be a word, only the sign.
 */
export function isBack(text: string, kind: Question['kind']): boolean {
  return text === '<' || (kind !== 'secret' && text === 'back');
}

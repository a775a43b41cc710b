import type { Question } from '../../types.ts';
import { graphemes } from '../columns.ts';
import type { Key } from './keys.ts';
import type { Outcome } from './outcome.ts';

/** A text being typed, split at the cursor. */
export interface TextField {
  before: string;
  after: string;
  /**
   * Enter was pressed on a text that is no answer: the reason now shows even for an empty field.
   */
  tried: boolean;
}

/** The field as it opens. */
export const emptyField: TextField = { before: '', after: '', tried: false };

/**
 * What Enter would answer: the text without surrounding blanks, else the guess; a secret as typed.
 */
function fieldValue(field: TextField, question: Question): string {
  const text = field.before + field.after;
  if (question.kind === 'secret') return text;
  return text.trim() || (question.guess ?? '');
}

/** The reason why what is typed is no answer; silent on a field that nobody has touched. */
export function fieldRefusal(field: TextField, question: Question): string | undefined {
  const touched = field.tried || field.before + field.after !== '';
  return touched ? question.refuse?.(fieldValue(field, question)) : undefined;
}

/** What a key does to a field: editing, an answer, or back. */
export function pressField(
  field: TextField,
  key: Key,
  question: Question,
): Outcome<TextField, string> {
  if (key.name === 'escape') return { back: true };
  if (key.name === 'enter') {
    const value = fieldValue(field, question);
    const refused = question.refuse?.(value) !== undefined;
    return refused ? { state: { ...field, tried: true } } : { done: value };
  }
  if (key.name === 'tab' && field.before + field.after === '' && question.kind === 'text') {
    return { state: { ...field, before: question.guess ?? '' } };
  }
  return { state: { ...field, ...edited(field, key, question.kind === 'secret') } };
}

/** A text split at the cursor, after an editing key; as it was after any other. */
export function edited(
  { before, after }: Pick<TextField, 'before' | 'after'>,
  key: Key,
  secret: boolean,
): { before: string; after: string } {
  const name = key.ctrl ? `ctrl-${key.name}` : key.meta ? `meta-${key.name}` : key.name;
  switch (name) {
    case 'text':
      return { before: before + key.text, after };
    case 'paste':
      return { before: before + pasteable(key.text, secret), after };
    case 'left':
    case 'ctrl-b':
      return moveTo(before.slice(0, before.length - lastLength(before)), before, after);
    case 'right':
    case 'ctrl-f':
      return moveTo(before + (graphemes(after)[0] ?? ''), before, after);
    case 'home':
    case 'ctrl-a':
      return { before: '', after: before + after };
    case 'end':
    case 'ctrl-e':
      return { before: before + after, after: '' };
    case 'ctrl-left':
    case 'meta-b':
      return moveTo(before.replace(lastWord, ''), before, after);
    case 'ctrl-right':
    case 'meta-f':
      return moveTo(before + (after.match(/^\W*\w+|^\W+/)?.[0] ?? ''), before, after);
    case 'backspace':
    case 'ctrl-h':
      return { before: before.slice(0, before.length - lastLength(before)), after };
    case 'delete':
    case 'ctrl-d':
      return { before, after: after.slice(graphemes(after)[0]?.length ?? 0) };
    case 'ctrl-u':
      return { before: '', after };
    case 'ctrl-k':
      return { before, after: '' };
    case 'ctrl-w':
    case 'meta-backspace':
      return { before: before.replace(lastWord, ''), after };
    default:
      return { before, after };
  }
}

const lastWord = /(?:\w+\W*|\W+)$/;

/** Puts the cursor after the given beginning of the whole text. */
function moveTo(start: string, before: string, after: string) {
  return { before: start, after: (before + after).slice(start.length) };
}

function lastLength(text: string): number {
  return graphemes(text).at(-1)?.length ?? 0;
}

/**
 * A pasted text without its trailing newline; a secret keeps inner ones (keys have several lines).
 */
function pasteable(text: string, secret: boolean): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '');
  return secret ? lines : lines.replace(/\s*\n\s*/g, ' ');
}

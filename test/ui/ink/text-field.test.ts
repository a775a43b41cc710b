import { describe, expect, it, test } from 'vitest';
import type { Question } from '../../../src/types.ts';
import {
  emptyField,
  fieldRefusal,
  pressField,
  type TextField,
} from '../../../src/ui/ink/text-field.ts';
import { appQuestion, passwordQuestion } from '../scene.ts';
import { key } from './key.ts';

type Outcome = ReturnType<typeof pressField>;

function typed(question: Question, ...words: string[]): Outcome {
  let outcome: Outcome = { state: emptyField };
  for (const word of words) {
    if ('state' in outcome) outcome = pressField(outcome.state, key(word), question);
  }
  return outcome;
}

/** The field as text, a bar at the cursor. */
function shown(outcome: Outcome): string {
  const { before, after } = 'state' in outcome ? outcome.state : ({} as TextField);
  return `${before}|${after}`;
}

const letters = (text: string) => [...text];

test.each([
  ['types at the cursor', [...letters('ac'), 'left', 'b'], 'ab|c'],
  ['ctrl-a and ctrl-e', [...letters('ab'), 'ctrl-a', 'x', 'ctrl-e', 'y'], 'xaby|'],
  ['home and end', [...letters('ab'), 'home', 'x', 'end', 'y'], 'xaby|'],
  ['backspace and delete', [...letters('abc'), 'left', 'backspace', 'delete'], 'a|'],
  ['backspace at the start', [...letters('ab'), 'home', 'backspace'], '|ab'],
  ['delete at the end', [...letters('ab'), 'delete'], 'ab|'],
  ['ctrl-u', [...letters('abc'), 'left', 'ctrl-u'], '|c'],
  ['ctrl-k', [...letters('abc'), 'home', 'right', 'ctrl-k'], 'a|'],
  ['ctrl-w takes a word', [...letters('one two'), 'ctrl-w'], 'one |'],
  ['ctrl-w takes a part of a path', [...letters('alice/app'), 'ctrl-w'], 'alice/|'],
  ['by words', [...letters('one two'), 'meta-b', 'meta-b', 'meta-f'], 'one| two'],
  ['steps over a whole emoji', ['👩‍💻', 'x', 'left', 'left', 'y'], 'y|👩‍💻x'],
  ['deletes a whole emoji', ['é', '👩‍💻', 'backspace'], 'é|'],
  ['pastes without the newline', ['paste:token\r\n'], 'token|'],
  ['pastes several lines as one', ['paste:one\r two\nthree'], 'one two three|'],
  ['pastes no control characters', ['paste:a\u001b\u0007b'], 'ab|'],
  ['tab takes the guess to edit', ['tab', 'backspace'], 'flask-ap|'],
  ['a key without meaning', ['a', 'pageup', 'ctrl-z'], 'a|'],
])('a field: %s', (_what, words, expected) => {
  expect(shown(typed(appQuestion, ...words))).toBe(expected);
});

describe('an answer', () => {
  it('is the guess where nothing is typed', () => {
    expect(typed(appQuestion, 'enter')).toEqual({ done: 'flask-app' });
  });

  it('is what is typed, without surrounding blanks', () => {
    expect(typed(appQuestion, 'paste:  demo ', 'enter')).toEqual({ done: 'demo' });
  });

  it('is not given where it is refused; the reason shows while typing', () => {
    const outcome = typed(appQuestion, ...letters('a b'), 'enter');
    expect(shown(outcome)).toBe('a b|');
    if (!('state' in outcome)) throw new Error('the field is open');
    expect(fieldRefusal(outcome.state, appQuestion)).toBe(
      'a name has letters, digits, dots, _ and - only',
    );
    expect(pressField(outcome.state, key('escape'), appQuestion)).toEqual({ back: true });
  });

  it('is not demanded of an untouched field before Enter', () => {
    const { guess: _, ...unguessed } = appQuestion;
    expect(fieldRefusal(emptyField, unguessed)).toBeUndefined();
    const outcome = typed(unguessed, 'enter');
    if (!('state' in outcome)) throw new Error('the field is open');
    expect(fieldRefusal(outcome.state, unguessed)).toContain('a name has letters');
  });
});

describe('a secret', () => {
  it('is taken as typed, blanks included', () => {
    expect(typed(passwordQuestion, 'paste: s e c \n', 'enter')).toEqual({ done: ' s e c ' });
  });

  it('keeps the inner lines of a pasted key', () => {
    expect(typed(passwordQuestion, 'paste:{\r\n"a"\r\n}\r\n', 'enter')).toEqual({
      done: '{\n"a"\n}',
    });
  });

  it('has no guess to take', () => {
    const guessed = { ...passwordQuestion, guess: 'nothing' };
    expect(shown(typed(guessed, 'tab', 'enter'))).toBe('|');
  });
});

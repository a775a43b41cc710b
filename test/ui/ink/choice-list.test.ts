import { expect, test } from 'vitest';
import type { Question } from '../../../src/types.ts';
import { openChoice, pressChoice } from '../../../src/ui/ink/choice-list.ts';
import { conventionQuestion, imageQuestion } from '../scene.ts';
import { key } from './key.ts';

function pressed(question: Question, words: readonly string[]) {
  let outcome: ReturnType<typeof pressChoice> = { state: openChoice(question) };
  for (const word of words) {
    if ('state' in outcome) outcome = pressChoice(outcome.state, key(word), question);
  }
  return outcome;
}

test.each<[string, Question, string[], string]>([
  ['opens on the guess', conventionQuestion, [], 'hyphen'],
  ['arrows', conventionQuestion, ['down'], 'pascal'],
  ['the ends are neighbours', conventionQuestion, ['down', 'down'], 'path'],
  ['up', conventionQuestion, ['up'], 'path'],
  ['j and k', conventionQuestion, ['j', 'j', 'k'], 'pascal'],
  ['digits', conventionQuestion, ['3'], 'pascal'],
  ['a digit without an option', conventionQuestion, ['9'], 'hyphen'],
  ['home and end', conventionQuestion, ['end', 'home'], 'path'],
  ['typing filters a long list', imageQuestion, ['1', '1'], 'aws/codebuild/standard:11.0'],
  ['the filter can be taken back', imageQuestion, ['9', 'backspace'], 'aws/codebuild/standard:1.0'],
  ['a paste filters, too', imageQuestion, ['paste:standard:11\n'], 'aws/codebuild/standard:11.0'],
  [
    'ctrl-u empties the filter',
    imageQuestion,
    ['x', 'ctrl-u', '1', '1'],
    'aws/codebuild/standard:11.0',
  ],
  [
    'other editing keys leave it',
    imageQuestion,
    ['1', '1', 'ctrl-a', 'left'],
    'aws/codebuild/standard:11.0',
  ],
  ['moving within the filtered', imageQuestion, ['1', 'down'], 'aws/codebuild/standard:10.0'],
])('%s', (_what, question, words, expected) => {
  expect(pressed(question, [...words, 'enter'])).toEqual({ done: expected });
});

test('escape gives up the filter first, then the question', () => {
  expect(pressed(imageQuestion, ['9', 'escape'])).toEqual({ state: { at: 0, filter: '' } });
  expect(pressed(imageQuestion, ['9', 'escape', 'escape'])).toEqual({ back: true });
});

test('where nothing matches, Enter chooses nothing', () => {
  expect(pressed(imageQuestion, ['x', 'y', 'up', 'enter'])).toMatchObject({
    state: { filter: 'xy' },
  });
});

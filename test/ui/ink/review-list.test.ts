import { expect, test } from 'vitest';
import type { Review } from '../../../src/types.ts';
import { openReview, pressReview } from '../../../src/ui/ink/review-list.ts';
import { passwordQuestion, review } from '../scene.ts';
import { key } from './key.ts';

function pressed(of: Review, words: readonly string[]) {
  let outcome: ReturnType<typeof pressReview> = { state: openReview(of) };
  for (const word of words) {
    if ('state' in outcome) outcome = pressReview(outcome.state, key(word), of);
  }
  return outcome;
}

const all = { app: 'flask-app', registry: 'docker.io', convention: 'path' };

test.each<[string, string[], object]>([
  ['Enter alone accepts everything', ['enter'], { done: { kind: 'answers', answers: all } }],
  ['escape is back', ['escape'], { back: true }],
  [
    'a line is changed in place and answers alone',
    ['up', 'up', 'enter', 'ctrl-u', 'g', 'h', 'enter'],
    { done: { kind: 'answers', answers: { registry: 'gh' } } },
  ],
  [
    'e opens a line on its value',
    ['home', 'e', '2', 'enter'],
    { done: { kind: 'answers', answers: { app: 'flask-app2' } } },
  ],
  [
    'a choice opens on its value, not on the guess',
    ['up', 'e', 'enter'],
    { done: { kind: 'answers', answers: { convention: 'path' } } },
  ],
  ['escape from a line is the list again', ['home', 'e', 'x', 'escape'], { state: { at: 0 } }],
  ['the ends are neighbours', ['down', 'down', 'k'], { state: { at: 0 } }],
  ['e on "all right" changes nothing', ['e'], { state: { at: 3 } }],
])('%s', (_what, words, expected) => {
  expect(pressed(review, words)).toEqual(expected);
});

test('a refused change stays open', () => {
  expect(pressed(review, ['home', 'e', ' ', '!', 'enter'])).toMatchObject({
    state: { at: 0, editing: { field: { before: 'flask-app !' } } },
  });
});

test('accepting gives nothing for a secret, of which a line shows no value', () => {
  const line = { question: passwordQuestion, value: '••••', from: 'environment' };
  const secret: Review = { ...review, lines: [...review.lines, line] };
  expect(pressed(secret, ['enter'])).toEqual({ done: { kind: 'answers', answers: all } });
});

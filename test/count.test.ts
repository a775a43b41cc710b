import { expect, test } from 'vitest';
import { count, type Noun } from '../src/count.ts';

test.each<[number, Noun, string]>([
  [1, 'error', '1 error'],
  [2, 'error', '2 errors'],
  [0, 'change', '0 changes'],
  [1, 'thing to do', '1 thing to do'],
  [3, 'thing to do', '3 things to do'],
  [2, 'managed policy', '2 managed policies for the whole account'],
])('%i of “%s” in words', (number, noun, words) => {
  expect(count(number, noun)).toBe(words);
});

import { expect, test } from 'vitest';
import { originWord } from '../src/origin.ts';

test('an answer whose origin nobody kept came from the person', () => {
  expect([undefined, 'flag', 'default', 'buildspec.yml'].map((from) => originWord(from))).toEqual([
    'you',
    'flag',
    'default',
    'buildspec.yml',
  ]);
});

import { describe, expect, test } from 'vitest';
import { remembering, rememberingFor, rememberingRecent } from '../src/remember.ts';

/** A question that counts how often it is really asked. */
function counted<A extends unknown[], T>(answer: (...words: A) => T) {
  const asked: A[] = [];
  const ask = (...words: A) => {
    asked.push(words);
    return answer(...words);
  };
  return { asked, ask };
}

describe('what was worked out once', () => {
  test('by words: each combination once, an empty answer too', () => {
    const { asked, ask } = counted((one: string, other: string) =>
      one === other ? undefined : one,
    );
    const again = remembering(ask);
    expect([again('a', 'b'), again('a', 'b'), again('ab', ''), again('c', 'c')]).toEqual([
      'a',
      'a',
      'ab',
      undefined,
    ]);
    again('c', 'c');
    expect(asked).toEqual([
      ['a', 'b'],
      ['ab', ''],
      ['c', 'c'],
    ]);
  });

  test('by object: equal ones are not the same', () => {
    const { asked, ask } = counted(({ value }: { value: number }) => value);
    const again = rememberingFor(ask);
    const one = { value: 1 };
    expect([again(one), again(one), again({ value: 1 })]).toEqual([1, 1, 1]);
    expect(asked).toHaveLength(2);
    const copy = { ...one, value: 2 };
    expect([again(copy), Object.keys(one), JSON.stringify(one)]).toEqual([
      2,
      ['value'],
      '{"value":1}',
    ]);
  });

  test('by text: those met last, and none that is large', () => {
    const { asked, ask } = counted((text: string) => text.length);
    const again = rememberingRecent(ask, 2);
    for (const text of ['a', 'b', 'a', 'c', 'b', 'a']) again(text);
    expect(asked.flat()).toEqual(['a', 'b', 'c', 'a']);
    const large = 'x'.repeat(100_000);
    expect([again(large), again(large)]).toEqual([100_000, 100_000]);
    expect(asked.flat().filter((text) => text === large)).toHaveLength(2);
  });
});

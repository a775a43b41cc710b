import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { literal, matches, spell, wildcards } from '../../src/policy/wildcard.ts';

/** The meaning of a pattern in its simplest words: slow, and without any cleverness. */
function naive(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const [first, rest] = [pattern.charAt(0), pattern.slice(1)];
  if (first === '*') return naive(rest, text) || (text !== '' && naive(pattern, text.slice(1)));
  return text !== '' && (first === '?' || first === text.charAt(0)) && naive(rest, text.slice(1));
}

const few = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 10 });

describe('wildcards', () => {
  test.each([
    ['*', '', true],
    ['?', '', false],
    ['arn:aws:s3:::bucket/*/test/*', 'arn:aws:s3:::bucket/1/2/test/3/object.jpg', true],
    ['arn:aws:s3:::bucket/*/test/*', 'arn:aws:s3:::bucket//test/object.jpg', true],
    ['arn:aws:s3:::bucket/*/test/*', 'arn:aws:s3:::bucket/1-test/object.jpg', false],
    ['arn:aws:ssm:*:parameter/app', 'arn:aws:ssm:us-east-1:123456789012:parameter/app', true],
    ['arn:aws:ssm:*', 'arn:aws:SSM:us-east-1:1:parameter/app', false],
    ['a.c', 'abc', false],
    ['caf?', 'café', true],
    ['?', '🐳', true],
  ])('%s fits %s: %s', (pattern, text, fits) => {
    expect(matches(wildcards(pattern), text)).toBe(fits);
  });

  it('decides as the naive reference does', () => {
    fc.assert(
      fc.property(few('ab*?'), few('ab'), (pattern, text) => {
        expect(matches(wildcards(pattern), text)).toBe(naive(pattern, text));
      }),
      { numRuns: 2000 },
    );
  });

  it('stays quick where a backtracking matcher would not', () => {
    const started = performance.now();
    expect(matches(wildcards('*a'.repeat(40)), `${'a'.repeat(4000)}b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('takes a literal text for itself only', () => {
    fc.assert(
      fc.property(few('ab*?'), few('ab*?'), (pattern, text) => {
        expect(matches(literal(pattern), text)).toBe(pattern === text);
        expect(spell(wildcards(pattern))).toBe(pattern);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { quoteScalar } from '../../src/buildspec/quote.ts';

describe('quoteScalar', () => {
  test.each([
    ['docker push $A/b:latest', 'docker push $A/b:latest'],
    ['/myapp/docker-registry/url', '/myapp/docker-registry/url'],
    ['echo "a: b"', `'echo "a: b"'`],
    ["it's", "it's"],
    ["'quoted'", "'''quoted'''"],
    ['', "''"],
    ['yes', "'yes'"],
    ['on', "'on'"],
    ['null', "'null'"],
    ['~', "'~'"],
    ['3.10', "'3.10'"],
    ['0.2', "'0.2'"],
    ['12:30', "'12:30'"],
    ['2024-01-01', "'2024-01-01'"],
    ['[ -n "$A" ] && b', `'[ -n "$A" ] && b'`],
    ['*.xml', "'*.xml'"],
    ['a #b', "'a #b'"],
    ['a#b', 'a#b'],
    ['a:', "'a:'"],
    [' a', "' a'"],
    ['- a', "'- a'"],
    ['a\nb', '"a\\nb"'],
    ['a\tb', '"a\\tb"'],
    ['\u0007', '"\\u0007"'],
  ])('%j becomes %s', (text, expected) => {
    expect(quoteScalar(text)).toBe(expected);
  });

  test('every text comes back as itself in every place and version of YAML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, flow) => {
        const value = quoteScalar(text, flow);
        const file = flow
          ? `a: [${value}, {b: ${value}}]\n`
          : `a:\n  - ${value}\n  - b: ${value}\n`;
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(file, { version })).toEqual({ a: [text, { b: text }] });
        }
      }),
    );
  });
});

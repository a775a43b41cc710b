import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { graphemes, widthOf, wrap } from '../../../src/ui/columns.ts';
import { clip, cut, fold, pad } from '../../../src/ui/ink/layout.ts';
import { row, textOf, token } from '../../../src/ui/tokens.ts';

const texts = (lines: readonly Parameters<typeof textOf>[0][]) => lines.map(textOf);

test.each([
  ['ascii', 5],
  ['日本', 4],
  ['é', 1],
  ['👩‍💻', 2],
])('%s takes its columns', (text, columns) => {
  expect(widthOf(text)).toBe(columns);
});

describe('clip', () => {
  it('leaves what fits', () => {
    expect(textOf(clip([token('exactly')], 7, '…'))).toBe('exactly');
  });

  it('cuts across words of several tones', () => {
    expect(textOf(clip([token('one '), token('two '), token('three')], 9, '…'))).toBe('one two …');
  });

  it('does not halve an ideograph', () => {
    expect(textOf(clip([token('日本語日本語')], 6, '…'))).toBe('日本…');
  });
});

test('pad fills to the columns by width, not by length', () => {
  expect(textOf(pad([token('日本')], 6, '…'))).toBe('日本  ');
});

describe('wrap', () => {
  it('breaks between words and drops the blank there', () => {
    expect(texts(wrap([token('the role cannot read')], 9))).toEqual(['the role', 'cannot', 'read']);
  });

  it('breaks a word that is wider than a line', () => {
    expect(texts(wrap([token('a 한국어한국어 b')], 5))).toEqual(['a', '한국', '어한', '국어', 'b']);
  });

  it('keeps every character but blanks, within the columns', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 30 }), (text, columns) => {
        const line = [token(text)];
        const wrapped = wrap(line, columns);
        const bare = (each: string) => each.replace(/\s/gu, '');
        expect(bare(wrapped.map(textOf).join(''))).toBe(bare(textOf(line)));
        for (const each of wrapped) expect(widthOf(textOf(each))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('fold', () => {
  const rows = [row(token('to do'), 'the role cannot read'), row(undefined, 'because of a policy')];

  it('hangs the text beside its label', () => {
    const long = row(token('will'), 'x '.repeat(30));
    expect(texts(fold([...rows, long], 50))).toEqual([
      'to do      the role cannot read',
      '           because of a policy',
      `will       ${'x '.repeat(20).trim()}`,
      `           ${'x '.repeat(10).trim()}`,
    ]);
  });

  it('gives a narrow terminal to the text', () => {
    expect(texts(fold(rows, 20))).toEqual([
      'to do  the role',
      '  cannot read',
      '  because of a',
      '  policy',
    ]);
  });
});

test('cut says how much is left out', () => {
  const lines = ['a', 'b', 'c', 'd'].map((each) => [token(each)]);
  expect(texts(cut(lines, 3, '…'))).toEqual(['a', 'b', '… 2 more lines']);
  expect(texts(cut(lines, 4, '…'))).toEqual(['a', 'b', 'c', 'd']);
});

test('graphemes are what a person counts', () => {
  expect(graphemes('é👩‍💻x')).toEqual(['é', '👩‍💻', 'x']);
});

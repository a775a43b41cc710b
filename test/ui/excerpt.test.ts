import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { excerptOf, passageOf } from '../../src/ui/excerpt.ts';
import { glyphsFor } from '../../src/ui/glyphs.ts';
import { textOf } from '../../src/ui/tokens.ts';
import * as scene from './scene.ts';

const shown = (line: string | undefined, column?: number, columns = 100, unicode = true) => {
  const where = { file: 'x.yml', line: 7, ...(column !== undefined && { column }) };
  const sources = { lineAt: () => line, columns };
  const rows = excerptOf({ ...scene.denied, where }, glyphsFor(unicode), sources);
  return rows.map(({ text }) => textOf(text));
};

describe('the source under a finding', () => {
  test.each<[string, string, number, string[]]>([
    [
      'a mark under the column',
      '      - docker push x',
      9,
      ['7 │       - docker push x', '  │         ^'],
    ],
    ['the first column', 'phases:', 1, ['7 │ phases:', '  │ ^']],
    ['the end of the line', 'a:', 3, ['7 │ a:', '  │   ^']],
    ['tabs, kept on both lines', '\t- a\tb', 6, ['7 │ \t- a\tb', '  │ \t   \t^']],
    ['wide characters', '# 日本 x', 6, ['7 │ # 日本 x', '  │        ^']],
    ['a flag of two code points', '🇯🇵 x', 6, ['7 │ 🇯🇵 x', '  │    ^']],
    ['a line that cannot move the cursor', 'a\u001b[2J\rb', 7, ['7 │ a b', '  │   ^']],
  ])('%s', (_, line, column, rows) => {
    expect(shown(line, column)).toEqual(rows);
  });

  test('without a column the line alone, without a line nothing', () => {
    expect(shown('a: b')).toEqual(['7 │ a: b']);
    expect(shown(undefined, 3)).toEqual([]);
    const sources = { lineAt: () => 'x', columns: 80 };
    const where = { arn: 'arn:aws:iam::1:role/x' };
    expect(excerptOf({ ...scene.denied, where }, glyphsFor(true), sources)).toEqual([]);
  });

  test('ASCII', () => {
    expect(shown('a: b', 4, 100, false)).toEqual(['7 | a: b', '  |    ^']);
  });

  test('a long line is cut around the column', () => {
    const line = `${'a'.repeat(90)}HERE${'b'.repeat(90)}`;
    const [text = '', mark = ''] = shown(line, 91, 60);
    expect(text).toMatch(/^7 │ …a+HEREb+…$/);
    expect(mark.indexOf('^')).toBe(text.indexOf('HERE'));
    expect(shown(line, 1, 60)[0]).toMatch(/^7 │ a+…$/);
    expect(shown(line, 184, 60)[0]).toMatch(/^7 │ …a*HEREb+$|^7 │ …b+$/);
  });

  test('a line of a million characters is cut too', () => {
    const [text = ''] = shown('x'.repeat(1_000_000), 500_000, 80);
    expect(stringWidth(text)).toBeLessThanOrEqual(80 - 11);
  });

  test('no line is wider than the screen, and the mark stands below its character', () => {
    const letter = fc.constantFrom('a', '日', 'é', '😀', ' ', 'e\u0301');
    fc.assert(
      fc.property(
        fc.array(letter, { maxLength: 120 }),
        fc.array(letter, { maxLength: 120 }),
        fc.integer({ min: 40, max: 120 }),
        (before, after, columns) => {
          const head = before.join('');
          const [text = '', mark = ''] = shown(
            `${head}X${after.join('')}`,
            head.length + 1,
            columns,
          );
          expect(stringWidth(text)).toBeLessThanOrEqual(columns - 11);
          const [upTo = ''] = text.split('X');
          expect(stringWidth(mark)).toBe(stringWidth(upTo) + 1);
        },
      ),
    );
  });
});

describe('the log under a finding', () => {
  const rowsOf = (...texts: string[]) => {
    const passage = texts.map((text, at) => ({ number: 9 + at, text }));
    const where = { log: 'build.log', line: 10 };
    return passageOf({ ...scene.denied, where, passage }, glyphsFor(true));
  };

  test('has the numbers of its lines, and the line that is spoken of is not dim', () => {
    const rows = rowsOf('  a:', '\tError: b', 'c');
    expect(rows.map(({ text }) => textOf(text))).toEqual([
      ' 9 │   a:',
      '10 │ \tError: b',
      '11 │ c',
    ]);
    expect(rows.map(({ text }) => text.at(-1)?.tone)).toEqual(['dim', 'plain', 'dim']);
  });

  test('is whole however wide, and cannot move the cursor', () => {
    const [row] = rowsOf(`\u001b[2J${'日'.repeat(100)}`);
    expect(textOf(row?.text ?? [])).toBe(`9 │ ${'日'.repeat(100)}`);
  });

  test('has no number where only the record says it', () => {
    const passage = [{ number: 0, text: 'CLIENT_ERROR: no' }];
    const [row] = passageOf({ ...scene.denied, passage }, glyphsFor(true));
    expect(textOf(row?.text ?? [])).toBe('  │ CLIENT_ERROR: no');
  });

  test('is nothing without lines', () => {
    expect(passageOf(scene.denied, glyphsFor(true))).toEqual([]);
  });
});

import { describe, expect, it, test } from 'vitest';
import { paint, paintRow } from '../../src/ui/paint.ts';
import { harmless, row, token } from '../../src/ui/tokens.ts';

test.each([
  ['a colour', '\u001b[31mred\u001b[0m', 'red'],
  ['a title', 'a\u001b]0;owned\u0007b', 'ab'],
  ['a cleared screen', 'a\u001b[2J\u001b[Hb', 'ab'],
  ['C1 control sequences', 'a\u009b31mb', 'ab'],
  ['a carriage return', 'ok\rno', 'ok no'],
  ['a bell and a backspace', 'a\u0007\bb', 'ab'],
  ['text shown backwards', 'a\u202eb\u2066c', 'abc'],
  ['line breaks', 'a\r\nb\nc\td', 'a b c d'],
  ['what is only text', 'naïve 日本 ✔', 'naïve 日本 ✔'],
])('a word is harmless: %s', (_what, text, expected) => {
  expect(harmless(text)).toBe(expected);
  expect(token(text).text).toBe(expected);
});

describe('paint', () => {
  it('styles with 4-bit colours and resets', () => {
    expect(paint([token('done', 'good'), token(' now')], true)).toBe('\u001b[32mdone\u001b[0m now');
  });

  it('writes no escape sequence where colour is not wanted', () => {
    const tones = ['plain', 'strong', 'dim', 'good', 'bad', 'warn', 'accent'] as const;
    const line = tones.map((tone) => token(tone, tone));
    expect(paint(line, false)).toBe(tones.join(''));
    expect(paintRow(row(token('to do', 'accent'), 'a thing', 'dim'), false)).toBe(
      'to do      a thing',
    );
  });
});

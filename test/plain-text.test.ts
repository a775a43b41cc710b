import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../src/plain-text.ts';

test.each([
  ['colour', '\u001b[31mred\u001b[0m', 'red'],
  ['a window title', '\u001b]0;owned\u0007text', 'text'],
  ['a link', '\u001b]8;;https://example.com\u001b\\here\u001b]8;;\u001b\\', 'here'],
  ['cursor movement', 'a\u001b[2Ab\u001b[Kc', 'abc'],
  ['an 8-bit sequence', '\u009b31mred', 'red'],
  ['a cut sequence', 'text\u001b', 'text'],
  ['backspace and bell', 'a\b\u0007b', 'ab'],
  ['a progress bar', '10%\r50%\r\n100%\n', '10%\n50%\n100%\n'],
  ['a turned reading direction', 'exe\u202Egpj', 'exegpj'],
  ['tabs and letters of any script', '\tgröße 文件 🐳\n', '\tgröße 文件 🐳\n'],
])('%s', (_, text, plain) => expect(plainText(text)).toBe(plain));

test('nothing that a terminal acts on survives', () => {
  const pieces = fc.constantFrom(
    '\u001b',
    '[',
    ']',
    '0',
    ';',
    'm',
    '\u0007',
    '\u009d',
    '\r',
    '\n',
    'a',
  );
  fc.assert(
    fc.property(fc.array(pieces), (parts) => {
      expect(plainText(parts.join(''))).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expand, expandVariables } from '../../../src/practice/engine/build/expand.ts';
import { Refusal } from '../../../src/practice/engine/refusal.ts';

const known: Record<string, string> = { A: 'a', EMPTY: '', SPACED: 'x  y' };
const lookup = (name: string) => known[name];

test.each([
  ['$A', 'a'],
  [`x\${A}y$Az`, 'xay'],
  ['$', '$'],
  ['a$/b', 'a$/b'],
  [`\${NO:-none} \${EMPTY:-none} \${EMPTY-none}`, 'none none '],
  [`\${A:+set} \${EMPTY:+set} \${EMPTY+set}`, 'set  set'],
  [`\${NO:-\${A:-b}}`, 'a'],
  ['"$SPACED"', 'x  y'],
  ["'$A'", '$A'],
  ['\\$A', '$A'],
  ['a\\ b', 'a b'],
  ['"a\\b\\"c"', 'a\\b"c'],
  ["it\\'s", "it's"],
])('%s becomes %j', (text, filled) => {
  expect(expand(text, lookup, '\\')).toBe(filled);
});

test.each([
  ['"x', 'unexpected end of statement while looking for matching double-quote'],
  ["'x", 'unexpected end of statement while looking for matching single-quote'],
  [`\${A`, "missing ':' in substitution"],
  [`\${}`, 'bad substitution'],
  [`\${EMPTY:?must be set}`, 'EMPTY: must be set'],
])('%s is refused', (text, why) => {
  const message = `failed to process ${JSON.stringify(text)}: ${why}`;
  expect(() => expand(text, lookup, '\\')).toThrow(new Refusal(400, message));
});

test('another escape character leaves the backslash alone', () => {
  expect(expand('c:\\x`$A', lookup, '`')).toBe('c:\\x$A');
});

test('the body of a heredoc keeps its quotes', () => {
  expect(expandVariables(`"$A" 'b' \\$A`, lookup, '\\')).toBe(`"a" 'b' $A`);
});

test('text without signs is left as it is', () => {
  const plain = fc.string().filter((text) => !/[$"'\\]/.test(text));
  fc.assert(fc.property(plain, (text) => expand(text, lookup, '\\') === text));
});

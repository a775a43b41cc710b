import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIgnore } from '../../src/image/ignore.ts';

describe('what is left out', () => {
  test.each([
    ['.git', '.git/config', true],
    ['.git', 'a/.git', false],
    ['**/.env', 'a/b/.env', true],
    ['*.md\n!README.md', 'README.md', false],
    ['*.md\n!README.md', 'CHANGES.md', true],
    ['!README.md\n*.md', 'README.md', true],
    ['/dist', 'dist/x.js', true],
    ['dist/', 'dist', true],
    ['./dist', 'dist', true],
    ['# dist', 'dist', false],
    ['  dist  ', 'dist', true],
    ['\uFEFFdist\r\nb\r\n', 'dist', true],
    ['Dist', 'dist', false],
    ['*', 'a', true],
    ['*\n!src', 'src/deep/file', false],
    ['a?c', 'abc', true],
    ['[ab]c', 'bc', true],
    ['c++', 'c++', true],
    ['x(1)|{2}', 'x(1)|{2}', true],
    ['*\n!Dockerfile', 'other', true],
  ])('%j and %s: %s', (text, path, out) => {
    expect(readIgnore(text).leavesOut(path)).toBe(out);
  });

  test('the Dockerfile and the rules themselves stay', () => {
    const ignored = readIgnore('*', ['deploy/Dockerfile', '.dockerignore']);
    expect(ignored.leavesOut('deploy/Dockerfile')).toBe(false);
    expect(ignored.leavesOut('.dockerignore')).toBe(false);
    expect(ignored.mayPrune('deploy')).toBe(false);
    expect(ignored.mayPrune('src')).toBe(true);
  });

  test('a line that is no pattern is named and passed over', () => {
    const ignored = readIgnore('a\n[b\nc');
    expect(ignored.unreadable).toEqual([2]);
    expect(ignored.leavesOut('c')).toBe(true);
  });
});

describe('a folder left out', () => {
  test.each([
    ['node_modules', 'node_modules', true],
    ['*\n!src/keep', 'src', false],
    ['*\n!src/keep', 'other', true],
    ['*\n!**/keep', 'other', false],
    ['*\n!*/keep', 'other', false],
    ['*\n!*/keep', 'other/deep', true],
    ['*\n!src/*/keep', 'src/a', false],
    ['*\n!src', 'src/a', false],
  ])('%j: %s may be passed by: %s', (text, folder, prune) => {
    expect(readIgnore(text).mayPrune(folder)).toBe(prune);
  });

  const part = fc.constantFrom('a', 'b', 'c', '*', '**', 'a*', '?');
  const pattern = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
  const rule = fc.tuple(fc.boolean(), pattern).map(([not, text]) => (not ? `!${text}` : text));
  const path = fc
    .array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 4 })
    .map((parts) => parts.join('/'));

  test('is never passed by when a rule brings something below it back', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 5 }), path, (rules, file) => {
        const ignored = readIgnore(rules.join('\n'));
        if (ignored.leavesOut(file)) return;
        for (let end = file.indexOf('/'); end > 0; end = file.indexOf('/', end + 1)) {
          const folder = file.slice(0, end);
          expect(ignored.leavesOut(folder) && ignored.mayPrune(folder)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('a line that no path could be as long as is passed over', () => {
  const { unreadable, leavesOut } = readIgnore(`${'['.repeat(100_000)}\n*.log\n`);
  expect(unreadable).toEqual([1]);
  expect(leavesOut('a.log')).toBe(true);
});

import { expect, test } from 'vitest';
import { copySource, leavesContext } from '../../src/image/copy-source.ts';

test.each([
  ['a.txt', 'a.txt', true],
  ['./a.txt', 'a.txt', true],
  ['/a.txt', 'a.txt', true],
  ['src/', 'src', true],
  ['src', 'src/a', false],
  ['*.txt', 'a.txt', true],
  ['*.txt', 'b/a.txt', false],
  ['b/*.txt', 'b/a.txt', true],
  ['target/*-1.?.jar', 'target/app-1.2.jar', true],
  ['[a-c].txt', 'b.txt', true],
  ['[^a-c].txt', 'b.txt', false],
  ['a+b(1).txt', 'a+b(1).txt', true],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'axb', false],
  ['.', 'anything/at/all', true],
  ['x/../a.txt', 'a.txt', true],
  ['a.txt', 'A.txt', false],
])('%s names %s: %s', (source, path, named) => {
  expect(copySource(source)(path)).toBe(named);
});

test.each([
  ['../x', true],
  ['a/../../x', true],
  ['a/../x', false],
  ['..x', false],
  ['/x', false],
])('%s leads out of the context: %s', (source, out) => {
  expect(leavesContext(source)).toBe(out);
});

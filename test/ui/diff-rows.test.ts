import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffRows } from '../../src/ui/diff-rows.ts';
import { textOf } from '../../src/ui/tokens.ts';

const rows = (replaces: string | undefined, text: string) =>
  diffRows({
    kind: 'write-file',
    path: 'a.yml',
    text,
    ...(replaces !== undefined && { replaces }),
  });
const lines = (replaces: string, text: string) =>
  rows(replaces, text).map((row) => textOf(row.text));

describe('what differs in a file', () => {
  test('is shown as hunks with the lines around', () => {
    expect(lines('a\nb\nc\nd\ne\nf\n', 'a\nb\nc\nD\ne\nf\n')).toEqual([
      '@@ -2,5 +2,5 @@',
      ...[' b', ' c', '-d', '+D', ' e', ' f'],
    ]);
  });

  test('shows an end of the file that had no line end', () => {
    expect(lines('a', 'a\n')).toEqual([
      '@@ -1,1 +1,1 @@',
      ...['-a', '\\ No newline at end of file', '+a'],
    ]);
  });

  test('is nothing for a new file and for the same text', () => {
    expect(rows(undefined, 'a\n')).toEqual([]);
    expect(rows('a\n', 'a\n')).toEqual([]);
    expect(diffRows({ kind: 'create-bucket', bucket: 'b', region: 'us-east-1' })).toEqual([]);
  });

  test('tells what comes and what goes by sign and by tone', () => {
    const tones = rows('a\n', 'b\n').map(({ text }) => text[0]?.tone);
    expect(tones).toEqual(['dim', 'bad', 'good']);
  });

  test('has no character that moves a cursor', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        expect(lines(before, after).join('')).not.toMatch(
          /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/,
        );
      }),
    );
  });
});

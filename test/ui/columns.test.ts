import { describe, expect, it, test } from 'vitest';
import { padded, widthOf, wrap } from '../../src/ui/columns.ts';
import { glyphsFor } from '../../src/ui/glyphs.ts';
import { paintRow } from '../../src/ui/paint.ts';
import { proofRows } from '../../src/ui/proof-rows.ts';
import { statesTable } from '../../src/ui/states-table.ts';
import { row, textOf, token } from '../../src/ui/tokens.ts';

const wrapped = (text: string, columns: number) =>
  wrap([token(text)], columns).map((line) => textOf(line));

test.each([
  ['done', 6, 'done  '],
  ['完了', 6, '完了  '],
  ['警告とエラー', 5, '警告 '],
])('“%s” fills %i columns', (text, columns, expected) => {
  expect(padded(text, columns)).toBe(expected);
});

describe('wrap', () => {
  it('breaks Japanese between letters, without a blank', () => {
    expect(wrapped('ロールはパラメータを読めない', 12)).toEqual([
      'ロールはパラ',
      'メータを読め',
      'ない',
    ]);
  });

  it('leaves a word of another script whole', () => {
    expect(wrapped('特権モードは docker-compose に要る', 16)).toEqual([
      '特権モードは',
      'docker-compose',
      'に要る',
    ]);
  });

  it('begins no line with a closing sign or a small letter, and ends none with an opening one', () => {
    expect(wrapped('これは「値」、です', 8)).toEqual(['これは', '「値」、', 'です']);
    expect(wrapped('プロジェクト', 6)).toEqual(['プロ', 'ジェク', 'ト']);
  });

  it('keeps a letter and its mark together', () => {
    expect(wrapped('か\u3099か\u3099', 2)).toEqual(['か\u3099', 'か\u3099']);
  });

  it('breaks English between words alone', () => {
    expect(wrapped('a role (that is new) may read it', 12)).toEqual([
      'a role (that',
      'is new) may',
      'read it',
    ]);
  });
});

test('what stands beside labels begins in one column, whatever their letters', () => {
  const starts = ['error', 'エラー', '未証明'].map((label) => {
    const line = paintRow(row(token(label), 'X'), false);
    return widthOf(line.slice(0, line.indexOf('X')));
  });
  expect(starts).toEqual([11, 11, 11]);
});

test('the cells of a table stand below its heads', () => {
  const lines = statesTable(
    [{ name: 'app', state: 'open', steps: [{ id: 'write', state: 'open' }], found: 'X' }],
    'アプリケーション',
    { unicode: true, colour: false },
  );
  const columnOf = (line = '', word = '') => widthOf(line.slice(0, line.indexOf(word)));
  expect(columnOf(lines[1], 'X')).toBe(columnOf(lines[0], 'found'));
});

test('times stand below their phases', () => {
  const proof = { image: 'i', digest: `sha256:${'a'.repeat(64)}`, fingerprint: '', at: '' };
  const phases = [{ type: 'BUILD', seconds: 7, contexts: [] }];
  const [head, local] = proofRows(
    [
      { ...proof, where: 'local' },
      { ...proof, where: 'codebuild', phases },
    ],
    glyphsFor(true),
  ).map((one) => textOf(one.text));
  expect(local?.indexOf('sha256')).toBe(head?.indexOf('digest'));
});

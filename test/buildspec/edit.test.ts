import { describe, expect, test } from 'vitest';
import type { Buildspec } from '../../src/buildspec/buildspec.ts';
import { applyEdits, type Edit, isRefused, type Refusal } from '../../src/buildspec/edit.ts';
import { insertCommand, quoteCommand, removeCommand } from '../../src/buildspec/edit-commands.ts';
import { insertEntries, insertEnvEntries, removeEntry } from '../../src/buildspec/edit-entries.ts';
import { renameKey, setScalar } from '../../src/buildspec/edit-scalars.ts';
import { readBuildspec } from '../../src/buildspec/read.ts';
import { complete, firstOfNotes } from './samples.ts';

/** The text after one edit, or the reason why there was none. */
function edited(text: string, make: (spec: Buildspec) => Edit | Refusal): string {
  const edit = make(readBuildspec(text));
  if (isRefused(edit)) return `refused: ${edit.refused}`;
  const result = applyEdits(text, [edit]);
  return isRefused(result) ? `refused: ${result.refused}` : result.text;
}

const small = `version: 0.2 # the one
env:
    variables:
        A: 'b' # keep
phases:
    build:
        commands:
        - one # first
        # about two
        - |
          two
          three

        - "four"
        - five
`;

describe('applyEdits', () => {
  const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

  test('several edits at once, in any order', () => {
    const edits = [edit(9, 12, '0.1'), edit(0, 0, '# top\n')];
    expect(applyEdits('version: 0.2\n', edits)).toEqual({ text: '# top\nversion: 0.1\n' });
  });

  test.each<[string, Edit[], string]>([
    ['overlap', [edit(0, 3, 'a'), edit(2, 4, 'b')], 'two edits overlap'],
    ['outside', [edit(0, 99, '')], 'an edit lies outside the text'],
    ['new fault', [edit(9, 12, '{')], 'the result would not be valid YAML'],
  ])('%s is refused', (_, edits, refused) => {
    expect(applyEdits('version: 0.2\n', edits)).toEqual({ refused });
  });

  test('a fault that was there before stops nothing', () => {
    const text = 'a: b: c\nversion: 0.1\n';
    expect(applyEdits(text, [edit(17, 20, '0.2')])).toEqual({ text: 'a: b: c\nversion: 0.2\n' });
  });

  test('line ends of Windows and a missing last line end survive', () => {
    const text = 'version: 0.2\r\nenv:\r\n  variables:\r\n    A: b';
    expect(edited(text, (spec) => insertEnvEntries(spec, 'variables', [['C', 'd']]))).toBe(
      `${text}\r\n    C: d`,
    );
  });
});

describe('setScalar', () => {
  test.each<[string, (string | number)[], string | number, string, string]>([
    ['in its quotes', ['env', 'variables', 'A'], "it's", "'b'", "'it''s'"],
    ['a number stays bare', ['version'], 0.1, '0.2', '0.1'],
    ['quoted where it must be', ['version'], 'a: b', '0.2', "'a: b'"],
    ['a command', ['phases', 'build', 'commands', 0], 'make -j2', '- one', '- make -j2'],
    [
      'a block to one line',
      ['phases', 'build', 'commands', 1],
      'x',
      '|\n          two\n          three',
      'x',
    ],
    [
      'a block to a block',
      ['phases', 'build', 'commands', 1],
      'x\n\ny',
      '|\n          two\n          three',
      '|\n          x\n\n          y',
    ],
    ['double quotes', ['phases', 'build', 'commands', 2], 'a "b"', '"four"', '"a \\"b\\""'],
    ['beside a comment', ['phases', 'build', 'commands', 0], 'x\ny', '- one #', '- "x\\ny" #'],
    [
      'one line to a block',
      ['phases', 'build', 'commands', 3],
      'x\ny\n',
      '- five',
      '- |\n          x\n          y',
    ],
  ])('%s', (_, path, value, from, to) => {
    const result = edited(small, (spec) => setScalar(spec, path, value));
    expect(result).toBe(small.replace(from, () => to));
  });

  test('a value that is not there yet', () => {
    expect(edited('version:\nenv:\n', (spec) => setScalar(spec, ['version'], 0.2))).toBe(
      'version: 0.2\nenv:\n',
    );
  });

  test('commas need quotes only between brackets', () => {
    const text = 'a: [x]\nb: y\n';
    expect(edited(text, (spec) => setScalar(spec, ['a', 0], 'p,q'))).toBe("a: ['p,q']\nb: y\n");
    expect(edited(text, (spec) => setScalar(spec, ['b'], 'p,q'))).toBe('a: [x]\nb: p,q\n');
  });

  test('a place that holds no single value is refused', () => {
    expect(edited(small, (spec) => setScalar(spec, ['env'], 'x'))).toMatch(/^refused/);
    expect(edited(small, (spec) => setScalar(spec, ['none'], 'x'))).toMatch(/^refused/);
  });
});

describe('entries', () => {
  test('beside others, with their indentation', () => {
    expect(edited(small, (spec) => insertEnvEntries(spec, 'variables', [['C', '3.10']]))).toBe(
      small.replace('# keep\n', "# keep\n        C: '3.10'\n"),
    );
  });

  test('a section that is missing', () => {
    const entries = [
      ['URL', '/a/url'],
      ['USER', '/a/user'],
    ] as const;
    expect(edited(small, (spec) => insertEnvEntries(spec, 'parameter-store', entries))).toBe(
      small.replace(
        '# keep\n',
        '# keep\n    parameter-store:\n        URL: /a/url\n        USER: /a/user\n',
      ),
    );
  });

  test('env itself after the version, apart as the file sets it apart', () => {
    expect(
      edited(firstOfNotes, (spec) => insertEnvEntries(spec, 'parameter-store', [['A', '/a']])),
    ).toBe(firstOfNotes.replace('0.2\n', '0.2\n\nenv:\n  parameter-store:\n    A: /a\n'));
  });

  test.each<[string, string[], [string, string | number | string[]][], string]>([
    [
      'phases:\n  build:\n    commands: [a]\n',
      [],
      [['version', 0.2]],
      'version: 0.2\nphases:\n  build:\n    commands: [a]\n',
    ],
    ['env:\nphases:\n', ['env'], [['shell', 'bash']], 'env:\n  shell: bash\nphases:\n'],
    [
      'env:\n  variables:\n    A: b\n',
      ['env'],
      [['shell', 'bash']],
      'env:\n  shell: bash\n  variables:\n    A: b\n',
    ],
    [
      'env: {variables: {A: b}}\n',
      ['env', 'variables'],
      [['C', 'd,e']],
      "env: {variables: {A: b, C: 'd,e'}}\n",
    ],
    ['env: {}\n', ['env', 'variables'], [['C', 'd']], 'env: {variables: {C: d}}\n'],
    [
      'phases:\n  build:\n    commands:\n      - a\n',
      ['phases', 'pre_build'],
      [['commands', ['x', 'y: z']]],
      "phases:\n  pre_build:\n    commands:\n      - x\n      - 'y: z'\n  build:\n    commands:\n      - a\n",
    ],
    ['# c\n', [], [['version', 0.2]], '# c\nversion: 0.2\n'],
    ['', ['env', 'variables'], [['A', 'b']], 'env:\n  variables:\n    A: b\n'],
    [
      'a: &x\n  b: c\nenv: *x\n',
      ['env'],
      [['A', 'b']],
      'refused: the place stands behind an alias',
    ],
    ['env: text\n', ['env'], [['A', 'b']], 'refused: the place is not a map of names and values'],
  ])('%j', (text, path, entries, expected) => {
    expect(edited(text, (spec) => insertEntries(spec, path, entries))).toBe(expected);
  });

  test.each<[string, string[], string]>([
    ['a:\n  b: 1 # x\n  c: |\n    y\n\nd: 2\n', ['a', 'c'], 'a:\n  b: 1 # x\n\nd: 2\n'],
    ['a:\n  b: 1\nd: 2\n', ['a', 'b'], 'd: 2\n'],
    [
      'phases:\n  install:\n    runtime-versions:\n      docker: 18\n    commands: [a]\n',
      ['phases', 'install', 'runtime-versions', 'docker'],
      'phases:\n  install:\n    commands: [a]\n',
    ],
    ['a: {b: 1, c: 2, d: 3}\n', ['a', 'b'], 'a: {c: 2, d: 3}\n'],
    ['a: {b: 1, c: 2, d: 3}\n', ['a', 'd'], 'a: {b: 1, c: 2}\n'],
    ['a: 1\n', ['b'], 'refused: there is no such key'],
  ])('taken out: %j %j', (text, path, expected) => {
    expect(edited(text, (spec) => removeEntry(spec, path))).toBe(expected);
  });

  test('a key gets another name', () => {
    expect(
      edited(firstOfNotes, (spec) =>
        renameKey(spec, ['environment_variables', 'parameter_store'], 'parameter-store'),
      ),
    ).toBe(firstOfNotes.replace('parameter_store', 'parameter-store'));
  });
});

describe('commands', () => {
  const at = (index: number) => ({ phase: 'build', index }) as const;

  test.each<[string, number, string, string, string]>([
    ['at the start', 0, 'zero', '        - one', '        - zero\n        - one'],
    ['between', 2, 'echo "a: b"', '        - "four"', `        - 'echo "a: b"'\n        - "four"`],
    ['at the end', 9, 'x', 'five\n', 'five\n        - x\n'],
    [
      'several lines',
      9,
      'x\n\n  y\n',
      'five\n',
      'five\n        - |\n          x\n\n            y\n',
    ],
  ])('put in %s', (_, index, command, from, to) => {
    expect(edited(small, (spec) => insertCommand(spec, at(index), command))).toBe(
      small.replace(from, () => to),
    );
  });

  test.each<[string, string, string]>([
    ['phases:\n  build:\n    commands:\n', 'x', 'phases:\n  build:\n    commands:\n      - x\n'],
    ['phases:\n  build:\n', 'x', 'phases:\n  build:\n    commands:\n      - x\n'],
    [
      'phases:\n  install:\n    commands:\n    - a\n',
      'x',
      'phases:\n  install:\n    commands:\n    - a\n  build:\n    commands:\n    - x\n',
    ],
    [
      'phases:\n  build:\n    commands: [a, b]\n',
      'x, y',
      "phases:\n  build:\n    commands: ['x, y', a, b]\n",
    ],
    ['phases:\n  build:\n    commands: []\n', 'x', 'phases:\n  build:\n    commands: [x]\n'],
    ['phases:\n  build:\n    commands: a\n', 'x', 'refused: the commands are not a list'],
  ])('put into %j', (text, command, expected) => {
    expect(edited(text, (spec) => insertCommand(spec, at(0), command))).toBe(expected);
  });

  test.each<[number, string, string]>([
    [0, '        - one # first\n', ''],
    [1, '        - |\n          two\n          three\n', ''],
    [2, '        - "four"\n', ''],
  ])('number %i taken out', (index, from, to) => {
    expect(edited(small, (spec) => removeCommand(spec, at(index)))).toBe(small.replace(from, to));
  });

  test.each([
    [0, '[b, c]'],
    [1, '[a, c]'],
    [2, '[a, b]'],
  ])('number %i taken out of brackets', (index, expected) => {
    const text = 'phases:\n  build:\n    commands: [a, b, c]\n';
    expect(edited(text, (spec) => removeCommand(spec, at(index)))).toBe(
      text.replace('[a, b, c]', expected),
    );
  });

  test.each<[string, string]>([
    ['echo "Step 1: go" # why', `'echo "Step 1: go"' # why`],
    ["echo 'a: b'", "'echo ''a: b'''"],
    ['[ -n "$A" ] && make', `'[ -n "$A" ] && make'`],
    ['{ a: b }', "'{ a: b }'"],
    ['@x', "'@x'"],
  ])('%s gets its quotes', (command, expected) => {
    const text = `version: 0.2\nphases:\n  build:\n    commands:\n      - a\n      - ${command}\n      - b\n`;
    const result = edited(text, (spec) => quoteCommand(spec, at(1)));
    expect(result).toBe(text.replace(command, () => expected));
    expect(readBuildspec(result).problems).toEqual([]);
  });

  test('a command over several lines is not guessed at', () => {
    const text = 'phases:\n  build:\n    commands:\n      - a: b\n        c: d\n';
    expect(edited(text, (spec) => quoteCommand(spec, at(0)))).toMatch(/^refused/);
    expect(edited(text, (spec) => quoteCommand(spec, at(7)))).toMatch(/^refused/);
  });
});

describe('everything else stays', () => {
  test.each<[string, (spec: Buildspec) => Edit | Refusal]>([
    ['setScalar', (spec) => setScalar(spec, ['env', 'variables', 'WEIGHT'], '3.11')],
    ['insertEnvEntries', (spec) => insertEnvEntries(spec, 'parameter-store', [['X', '/x']])],
    ['insertCommand', (spec) => insertCommand(spec, { phase: 'install', index: 0 }, 'make')],
    ['removeCommand', (spec) => removeCommand(spec, { phase: 'build', index: 0 })],
    ['removeEntry', (spec) => removeEntry(spec, ['reports'])],
  ])('%s', (_, make) => {
    for (const text of [complete, complete.replaceAll('\n', '\r\n')]) {
      const edit = make(readBuildspec(text));
      if (isRefused(edit)) throw new Error(edit.refused);
      const result = applyEdits(text, [edit]);
      if (isRefused(result)) throw new Error(result.refused);
      expect(result.text.startsWith(text.slice(0, edit.span.start))).toBe(true);
      expect(result.text.endsWith(text.slice(edit.span.end))).toBe(true);
      expect(readBuildspec(result.text).problems).toEqual([]);
      expect(/(?<!\r)\n/.test(result.text)).toBe(!text.includes('\r'));
    }
  });
});

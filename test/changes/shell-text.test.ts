import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shellText } from '../../src/changes/shell-text.ts';
import { commands } from '../../src/changes/verbs.ts';
import { tool } from '../real.ts';
import { examples, plaintext } from './examples.ts';

const run = promisify(execFile);
const bash = tool('bash');

describe.skipIf(!bash)('by bash itself (skipped where there is none)', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'firstpush-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** What bash prints for a text, typing `typed` where it reads. */
  async function inBash(text: string, typed?: string): Promise<string> {
    const running = run('bash', ['-c', text], { cwd: folder });
    if (typed !== undefined) running.child.stdin?.end(typed);
    return (await running).stdout;
  }

  /** The words as a program receives them. */
  const received = async (words: readonly string[]) =>
    (await inBash(shellText({ pipeline: [['printf', '%s\\0', ...words]] })))
      .split('\0')
      .slice(0, -1);

  test.each(Object.entries(examples))(
    'the commands of %s are what bash can parse',
    async (_, change) => {
      for (const command of commands(change)) await run('bash', ['-n', '-c', shellText(command)]);
    },
  );

  test('every word arrives as it was given', async () => {
    const words = [
      ...[
        '',
        ' ',
        'plain',
        `it's`,
        `''`,
        '"',
        '\\',
        '$HOME',
        '`id`',
        '$(id)',
        '*',
        '~',
        '!x',
        '#x',
      ],
      ...['a\nb', 'a\tb', '-n', '--', ';', '|', '&', '<', '>', '{a,b}', '[x]', 'ü€😀', '%s', 'a=b'],
    ];
    expect(await received(words)).toEqual(words);
  });

  test('so do words of any characters', async () => {
    const word = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 20 }), async (words) => {
        expect(await received(words)).toEqual(words);
      }),
      { numRuns: 25 },
    );
  });

  test('the words of every example arrive too', async () => {
    for (const change of Object.values(examples)) {
      const words = commands(change).flatMap(({ pipeline }) => pipeline.flat());
      expect(await received(words)).toEqual(words);
    }
  });

  test('programs of a pipeline feed each other', async () => {
    const pipeline = [['printf', '%s', 'b\na\n'], ['sort']];
    expect(await inBash(shellText({ pipeline }))).toBe('a\nb\n');
  });

  test('a secret is read, fed to the first program as it is, and forgotten', async () => {
    const text = shellText({ pipeline: [['cat']], secret: 'password' });
    const said = await inBash(`${text}; echo "<\${SECRET-gone}>"`, `${plaintext}\n`);
    expect(said).toBe(`\n${plaintext}<gone>\n`);
  });

  test('a file is written by hand as it would be by the walk', async () => {
    for (const change of [examples.write, examples.rewrite]) {
      for (const command of commands(change)) await inBash(shellText(command));
      expect(await readFile(join(folder, change.path), 'utf8')).toBe(change.text);
    }
    const { mode } = await stat(join(folder, examples.rewrite.path));
    expect(mode & 0o100).toBe(0o100);
  });
});

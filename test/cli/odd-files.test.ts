import { execFileSync } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exitOf } from '../../src/cli/ending.ts';
import { tool } from '../real.ts';
import { buildspecWith, checking, folderWith, source, toldBy } from './folder.ts';

const sound = buildspecWith();
const mark = '\uFEFF';
const deep = `${'{a: '.repeat(5000)}1${'}'.repeat(5000)}`;
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  .concat(
    'bcdefghij'
      .split('')
      .map((name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]}, `.repeat(9)}]`),
  )
  .join('\n');

/** Whatever the content: the check that says so first, if any, and the exit code. */
const contents: [string, string | Uint8Array, string | undefined, number][] = [
  ['nothing', '', 'buildspec-phases-missing', 1],
  ['a byte order mark', mark + sound, undefined, 0],
  ['CRLF line ends', sound.replaceAll('\n', '\r\n'), undefined, 0],
  ['a tab', sound.replace('      - docker build', '\t- docker build'), 'yaml-tabs', 1],
  ['a NUL', sound.replace('alice', 'al\0ice'), 'yaml-not-valid', 1],
  ['deep nesting', deep, 'yaml-not-valid', 3],
  ['ten megabytes', 'a: b\n'.repeat(2_000_000), 'yaml-not-valid', 3],
  ['UTF-16', Buffer.from(mark + sound, 'utf16le'), 'buildspec-unread', 3],
  ['seventeen megabytes', new Uint8Array(17 * 1024 * 1024), 'buildspec-unread', 3],
];

describe('a buildspec with', () => {
  test.each(contents)('%s', async (_, content, check, code) => {
    const folder = await folderWith({ ...source, 'buildspec.yml': content });
    const report = await checking(folder, 'buildspec.yml');
    expect(report.findings[0]?.check).toBe(check);
    expect(exitOf(report)).toBe(code);
  });

  test('aliases that grow without end', async () => {
    const folder = await folderWith({ ...source, 'buildspec.yml': `version: 0.2\n${bomb}\n` });
    expect(toldBy(await checking(folder, 'buildspec.yml'))).toContain(
      'buildspec.yml 1 buildspec-phases-missing',
    );
  });

  test('bytes that are not UTF-8: said, and never written back', async () => {
    const bytes = Buffer.concat([
      Buffer.from('# caf'),
      Buffer.from([0xe9, 10]),
      Buffer.from(buildspecWith('echo "Step 1: build"')),
    ]);
    const folder = await folderWith({ ...source, 'buildspec.yml': bytes });
    const report = await checking(folder, 'buildspec.yml', '--json');
    expect(toldBy(report).sort()).toEqual([
      'buildspec.yml 1 yaml-not-valid',
      'buildspec.yml 13 yaml-command-parsed-as-map',
    ]);
    expect(report.changes).toEqual([]);
  });

  test('any bytes at all: an answer, and the file as it was', async () => {
    const folder = await folderWith(source);
    const path = join(folder, 'buildspec.yml');
    const mutated = fc
      .array(fc.tuple(fc.nat(sound.length), fc.uint8Array({ maxLength: 4 })), { maxLength: 5 })
      .map((cuts) =>
        cuts.reduce(
          (text, [at, put]) => Buffer.concat([text.subarray(0, at), put, text.subarray(at + 3)]),
          Buffer.from(sound),
        ),
      );
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated);
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        await writeFile(path, content);
        const report = await checking(folder, 'buildspec.yml', '--json');
        expect([0, 1, 3]).toContain(exitOf(report));
        for (const { where } of report.findings) {
          if (where && 'line' in where) expect(where.line).toBeGreaterThan(0);
        }
        expect((await readFile(path)).equals(Buffer.from(content))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('in the place of a buildspec', () => {
  test('a folder', async () => {
    const folder = await folderWith(source);
    await mkdir(join(folder, 'buildspec.yml'));
    const report = await checking(folder, '--offline');
    expect(toldBy(report)).toEqual(['buildspec.yml buildspec-unread']);
    expect(report.findings[0]?.why).toContain('it is a folder');
    expect(exitOf(report)).toBe(3);
  });

  test('a link that leads to itself', async () => {
    const folder = await folderWith(source);
    await symlink('buildspec.yml', join(folder, 'buildspec.yml'));
    const report = await checking(folder, 'buildspec.yml');
    expect(toldBy(report)).toEqual(['buildspec.yml buildspec-unread']);
    expect(report.findings[0]?.why).toContain('ELOOP');
  });

  test('a link that leads nowhere', async () => {
    const folder = await folderWith(source);
    await symlink('absent.yml', join(folder, 'buildspec.yml'));
    expect(toldBy(await checking(folder, '--offline'))).toEqual([
      'buildspec.yml buildspec-file-missing',
    ]);
  });

  const mkfifo = tool('mkfifo');
  test.skipIf(!mkfifo)('a pipe that nobody writes to (needs mkfifo)', async () => {
    const folder = await folderWith(source);
    execFileSync(mkfifo ?? '', [join(folder, 'buildspec.yml'), join(folder, '.dockerignore')]);
    const report = await checking(folder, 'buildspec.yml');
    expect(toldBy(report)).toEqual(['buildspec.yml buildspec-unread']);
    expect(report.findings[0]?.why).toContain('it is no regular file');
  });
});

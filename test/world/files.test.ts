import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openFiles, writeInto } from '../../src/world/files.ts';

async function folderWith(content: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'firstpush-files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'buildspec.yml'), content);
  return folder;
}

describe('a file that is replaced', () => {
  test('says what was read, byte order mark and line ends included', async () => {
    const folder = await folderWith(Buffer.from('\uFEFFa: b\r\n'));
    const replaces = await openFiles(folder).read('buildspec.yml');
    expect(replaces).toBe('\uFEFFa: b\r\n');
    const change = { kind: 'write-file', path: 'buildspec.yml', text: 'a: c\n' } as const;
    await writeInto(folder, { ...change, replaces: replaces ?? '' });
    expect(await readFile(join(folder, 'buildspec.yml'), 'utf8')).toBe('a: c\n');
  });

  test('is left as it is where its bytes are not UTF-8 and so were read as something else', async () => {
    const bytes = Buffer.from([0x61, 0xe9, 0x0a]);
    const folder = await folderWith(bytes);
    const replaces = (await openFiles(folder).read('buildspec.yml')) ?? '';
    const change = { kind: 'write-file', path: 'buildspec.yml', text: `${replaces}b\n` } as const;
    await expect(writeInto(folder, { ...change, replaces })).rejects.toThrow(
      'the file has changed since it was looked at',
    );
    expect((await readFile(join(folder, 'buildspec.yml'))).equals(bytes)).toBe(true);
  });
});

test('what lies below a file is not there', async () => {
  const { kind, read } = openFiles(await folderWith(Buffer.from('')));
  expect(await kind('buildspec.yml/x')).toBeUndefined();
  expect(await read('buildspec.yml/x')).toBeUndefined();
});

import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { copySource } from '../../src/world/source-copy.ts';
import { fingerprintOf } from '../../src/world/source-fingerprint.ts';
import { listSource } from '../../src/world/source-list.ts';
import { packSource } from '../../src/world/source-zip.ts';
import { fill, initGit } from './aws/scene.ts';

async function folderWith(files: Parameters<typeof fill>[1]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'firstpush-source-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await fill(folder, files);
  return folder;
}

const paths = async (folder: string) => (await listSource(folder)).map(({ path }) => path);

describe('what a build gets', () => {
  test('in a work tree: what git tracks or would track', async () => {
    const folder = await folderWith({
      '.gitignore': '*.log\nsecret/\n',
      'app.py': 'print()',
      'debug.log': 'x',
      'kept.log': 'x',
      'secret/key': 'x',
      'dist/app.js': 'x',
      'ümläut datei.txt': 'x',
    });
    initGit(folder, 'kept.log');
    expect(await paths(folder)).toEqual([
      ...['.gitignore', 'app.py', 'dist/app.js', 'kept.log', 'ümläut datei.txt'],
    ]);
  });

  test('in a folder of a work tree: that folder alone', async () => {
    const folder = await folderWith({ 'a/one': '1', 'b/two': '2' });
    initGit(folder);
    expect(await paths(join(folder, 'a'))).toEqual(['one']);
  });

  test('a tracked file that was deleted is not there, and a file in conflict is there once', async () => {
    const folder = await folderWith({ gone: '1', here: '2' });
    initGit(folder, 'gone', 'here');
    await rm(join(folder, 'gone'));
    expect(await paths(folder)).toEqual(['here']);
  });

  test('a repository within the repository comes with its files', async () => {
    const folder = await folderWith({ 'app.py': '1', 'lib/inner.py': '2' });
    initGit(join(folder, 'lib'));
    initGit(folder);
    expect(await paths(folder)).toEqual(['app.py', 'lib/inner.py']);
  });

  test('without git: everything but what is installed anew', async () => {
    const folder = await folderWith({
      'app.py': '1',
      'dist/app.js': '2',
      'node_modules/x/index.js': '3',
      '.venv/bin/python': '4',
      'a/__pycache__/x.pyc': '5',
      '.env.example': '6',
    });
    expect(await paths(folder)).toEqual(['.env.example', 'app.py', 'dist/app.js']);
  });
});

const mixed = {
  'app.py': 'print()',
  'bin/run.sh': { program: '#!/bin/sh\n' },
  empty: '',
  link: { link: 'bin/run.sh' },
  broken: { link: '../nowhere' },
} as const;

test('a zip keeps contents, programs and links, and is for nobody else to read', async () => {
  const folder = await folderWith(mixed);
  const state = await folderWith({});
  const zip = await packSource(folder, await listSource(folder), join(state, 'inner'));
  expect((await stat(zip.path)).mode & 0o777).toBe(0o600);
  expect(zip.size).toBe((await stat(zip.path)).size);
  const archive = await fromBufferPromise(await readFile(zip.path), { lazyEntries: true });
  const modes: Record<string, string> = {};
  for await (const entry of archive.eachEntry()) {
    modes[entry.fileName] = (entry.externalFileAttributes >>> 16).toString(8);
  }
  expect(modes).toEqual({
    'app.py': '100644',
    'bin/run.sh': '100755',
    broken: '120777',
    empty: '100644',
    link: '120777',
  });
  await zip.remove();
  expect(await readdir(join(state, 'inner'))).toEqual([]);
});

test('a file that goes away while it is packed leaves no zip behind', async () => {
  const folder = await folderWith({ 'a.txt': '1' });
  const state = await folderWith({});
  const entries = await listSource(folder);
  await rm(join(folder, 'a.txt'));
  await expect(packSource(folder, entries, state)).rejects.toThrow('ENOENT');
  expect(await readdir(state)).toEqual([]);
});

test('a copy is the same source', async () => {
  const folder = await folderWith(mixed);
  const copy = await folderWith({});
  await copySource(folder, await listSource(folder), copy);
  expect(await listSource(copy)).toEqual(await listSource(folder));
  const [one, other] = [folder, copy].map(async (each) =>
    fingerprintOf(each, await listSource(each)),
  );
  expect(await one).toBe(await other);
});

test.each<[string, (folder: string) => Promise<void>]>([
  ['content', (folder) => writeFile(join(folder, 'app.py'), 'exit()')],
  ['a name', (folder) => writeFile(join(folder, 'new'), '')],
  ['a right', async (folder) => void execFileSync('chmod', ['+x', join(folder, 'app.py')])],
  ['a missing file', (folder) => rm(join(folder, 'app.py'))],
])('another fingerprint for %s', async (_, change) => {
  const folder = await folderWith(mixed);
  const before = await fingerprintOf(folder, await listSource(folder));
  await change(folder);
  expect(await fingerprintOf(folder, await listSource(folder))).not.toBe(before);
});

test('an empty folder is an empty source', async () => {
  const folder = await folderWith({});
  await mkdir(join(folder, 'nothing'));
  expect(await listSource(folder)).toEqual([]);
});

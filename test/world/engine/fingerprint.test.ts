import { chmod, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint } from '../../../src/world/engine/fingerprint.ts';
import { folderWith } from './folder.ts';

const files = {
  Dockerfile: 'FROM x',
  '.dockerignore': 'ignored',
  a: 'one',
  b: 'two',
  ignored: '1',
};

async function of(folder: string): Promise<string> {
  return fingerprint({ contextDir: folder, dockerfile: 'Dockerfile', builder: 'buildkit' });
}

test.each<[string, (folder: string) => Promise<void>]>([
  ['other contents', (folder) => writeFile(join(folder, 'a'), 'ONE')],
  ['another name', (folder) => rename(join(folder, 'a'), join(folder, 'c'))],
  ['another mode', (folder) => chmod(join(folder, 'a'), 0o755)],
  ['one file less', (folder) => rm(join(folder, 'b'))],
  ['a link more', (folder) => symlink('a', join(folder, 'link'))],
  ['another Dockerfile', (folder) => writeFile(join(folder, 'Dockerfile'), 'FROM y')],
])('%s gives another fingerprint', async (_, change) => {
  const folder = await folderWith(files);
  const before = await of(folder);
  await change(folder);
  expect(await of(folder)).not.toBe(before);
  expect(before).toMatch(/^[0-9a-f]{64}$/);
});

test.each<[string, (folder: string) => Promise<void>]>([
  ['another time', (folder) => utimes(join(folder, 'a'), 1, 1)],
  ['what is ignored', (folder) => writeFile(join(folder, 'ignored'), '2')],
])('%s gives the same fingerprint', async (_, change) => {
  const folder = await folderWith(files);
  const before = await of(folder);
  await change(folder);
  expect(await of(folder)).toBe(before);
});

test('contents moved from one file to the next are not the same', async () => {
  const one = await folderWith({ Dockerfile: 'FROM x', a: 'xy', b: '' });
  const two = await folderWith({ Dockerfile: 'FROM x', a: 'x', b: 'y' });
  expect(await of(one)).not.toBe(await of(two));
});

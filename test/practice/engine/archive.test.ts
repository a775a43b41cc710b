import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { expect, onTestFinished, test } from 'vitest';
import { spool } from '../../../src/practice/engine/store/spool.ts';
import { followLinks, type Tree } from '../../../src/practice/engine/store/tree.ts';
import { tarOf } from './fixture.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'firstpush-spool-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

function spooled(bytes: Buffer, into = folder()): Promise<Tree> {
  return spool(Readable.from([bytes]), into);
}

test('a tree holds every entry, and each file’s bytes are on disk under another name', async () => {
  const into = folder();
  const tree = await spooled(await tarOf({ './a/b/c.txt': 'c', link: '-> a' }), into);
  expect([...tree.keys()]).toEqual(['a', 'a/b', 'a/b/c.txt', 'link']);
  const { content = '' } = tree.get('a/b/c.txt') ?? {};
  expect(readFileSync(content, 'utf8')).toBe('c');
  expect(readdirSync(into)).not.toContain('a');
});

test('reads gzip, in pieces of one byte too, and what is empty', async () => {
  const bytes = gzipSync(await tarOf({ a: 'a' }));
  const pieces = Readable.from([...bytes].map((byte) => Buffer.from([byte])));
  expect([...(await spool(pieces, folder())).keys()]).toEqual(['a']);
  expect((await spooled(Buffer.alloc(0))).size).toBe(0);
});

test.each(['../x', 'a/../../x', '/../x'])('refuses the name %j', async (name) => {
  await expect(tarOf({ [name]: 'x' }).then((bytes) => spooled(bytes))).rejects.toThrow(
    `Error processing tar file: ${JSON.stringify(name)} is outside of it`,
  );
});

test('refuses a hard link to what is not in the archive', async () => {
  const archive = pack();
  archive.entry({ name: 'x', type: 'link', linkname: '../../etc/passwd' });
  archive.finalize();
  await expect(buffer(archive).then((bytes) => spooled(bytes))).rejects.toThrow('is outside of it');
});

test('refuses what is broken or compressed otherwise', async () => {
  const whole = await tarOf({ a: 'a'.repeat(2000) });
  await expect(spooled(whole.subarray(0, 1024))).rejects.toThrow('Error processing tar file: ');
  await expect(spooled(gzipSync(whole).subarray(0, 40))).rejects.toThrow('unexpected end of file');
  await expect(spooled(Buffer.from('BZh91AY&SY'))).rejects.toThrow('and this is bzip2');
});

test('links lead nowhere outside the tree, and circles nowhere at all', async () => {
  const tree = await spooled(
    await tarOf({
      'a/up': '-> ../b',
      b: '-> /a/file',
      'a/file': 'f',
      out: '-> ../../../a/file',
      one: '-> two',
      two: '-> one',
    }),
  );
  expect(followLinks(tree, 'a/up')).toBe('a/file');
  expect(followLinks(tree, 'out')).toBe('a/file');
  expect(followLinks(tree, 'one')).toBeUndefined();
});

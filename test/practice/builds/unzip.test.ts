import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { ZipFile } from 'yazl';
import { BadZip, unzip } from '../../../src/practice/builds/unzip.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'firstpush-unzip-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function archive(fill: (zip: ZipFile) => void): Promise<Buffer> {
  const zip = new ZipFile();
  fill(zip);
  zip.end();
  return buffer(zip.outputStream);
}

/** A zip whose one name is replaced by another of the same length, which no writer would write. */
async function renamed(from: string, to: string): Promise<Buffer> {
  const zip = await archive((each) => each.addBuffer(Buffer.from('x'), from));
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

test('files, folders, permission bits and links come out as they went in', async () => {
  const into = folder();
  const zip = await archive((each) => {
    each.addBuffer(Buffer.from('a'.repeat(100_000)), 'deep/er/a.txt', { mode: 0o100644 });
    each.addBuffer(Buffer.from('#!/bin/sh\n'), 'run.sh', { mode: 0o100755, compress: false });
    each.addBuffer(Buffer.from('deep/er'), 'link', { mode: 0o120777 });
    each.addEmptyDirectory('empty');
  });
  await unzip(zip, into);
  expect(readFileSync(join(into, 'deep/er/a.txt'), 'utf8')).toBe('a'.repeat(100_000));
  expect(statSync(join(into, 'run.sh')).mode & 0o111).not.toBe(0);
  expect(statSync(join(into, 'deep/er/a.txt')).mode & 0o111).toBe(0);
  expect(readlinkSync(join(into, 'link'))).toBe('deep/er');
  expect(readdirSync(join(into, 'empty'))).toEqual([]);
});

test('a backslash in a name is part of the name', async () => {
  const into = folder();
  await unzip(await renamed('src+app.py', 'src\\app.py'), into);
  expect(readdirSync(into)).toEqual(['src\\app.py']);
});

test.each([
  ['a name that leads out of the folder', () => renamed('aa/evil.txt', '../evil.txt')],
  ['an absolute name', () => renamed('aetc-passwd', '/etc-passwd')],
  ['text', async () => Buffer.from('not a zip')],
  ['nothing', async () => Buffer.alloc(0)],
  [
    'half a zip',
    async () => {
      const zip = await archive((each) => each.addBuffer(Buffer.alloc(5000, 'xyz'), 'a'));
      return zip.subarray(20);
    },
  ],
])('%s is refused', async (_what, make) => {
  const into = folder();
  await expect(unzip(await make(), into)).rejects.toBeInstanceOf(BadZip);
  expect(readdirSync(join(into, '..'))).not.toContain('evil.txt');
});

test('a link cannot carry a file out of the folder', async () => {
  const [into, outside] = [folder(), folder()];
  const zip = await archive((each) => {
    each.addBuffer(Buffer.from(outside), 'way', { mode: 0o120777 });
    each.addBuffer(Buffer.from('x'), 'way/out.txt');
  });
  await unzip(zip, into).catch(() => {});
  expect(readdirSync(outside)).toEqual([]);
});

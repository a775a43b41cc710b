import { appendFile, chmod, mkdir, rm, symlink, truncate, utimes } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { extract, type Header } from 'tar-stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type ContextSource, contextHas, openContext } from '../../../src/world/engine/context.ts';
import { ContextError } from '../../../src/world/engine/context-error.ts';
import { contextTar, type Tally } from '../../../src/world/engine/context-tar.ts';
import { folderWith } from './folder.ts';

function source(contextDir: string, changes: Partial<ContextSource> = {}): ContextSource {
  return { contextDir, dockerfile: 'Dockerfile', builder: 'buildkit', ...changes };
}

interface Packed {
  header: Header;
  content: string;
}

async function unpacked(tar: Readable): Promise<Packed[]> {
  const packed: Packed[] = [];
  for await (const entry of tar.pipe(extract() as unknown as NodeJS.ReadWriteStream)) {
    const file = entry as unknown as AsyncIterable<Buffer> & { header: Header };
    let content = '';
    for await (const chunk of file) content += chunk;
    packed.push({ header: file.header, content });
  }
  return packed;
}

async function namesIn(context: ContextSource): Promise<string[]> {
  const packed = await unpacked(contextTar(await openContext(context)));
  return packed.map(({ header }) => header.name);
}

describe('what is sent', () => {
  test('everything, in the order of the names, depth first', async () => {
    const folder = await folderWith({ Dockerfile: 'FROM x', 'b/two': '', 'b/one': '', a: '' });
    expect(await namesIn(source(folder))).toEqual(['Dockerfile', 'a', 'b/', 'b/one', 'b/two']);
  });

  test('what .dockerignore leaves in, with the folders above it', async () => {
    const folder = await folderWith({
      Dockerfile: 'FROM x',
      '.dockerignore': '*\n!src/**/keep\n!.env.example\n',
      '.env': 'A=1',
      '.env.example': 'A=',
      '.git/config': '',
      'src/deep/keep': '',
      'src/deep/drop': '',
      'src/other/drop': '',
    });
    const sent = ['.env.example', 'Dockerfile', 'src/', 'src/deep/', 'src/deep/keep'];
    expect(await namesIn(source(folder))).toEqual(sent);
    expect(await namesIn(source(folder, { builder: 'classic' }))).toEqual([
      '.dockerignore',
      ...sent,
    ]);
  });

  test('the ignore file beside the Dockerfile wins, and for BuildKit alone', async () => {
    const folder = await folderWith({
      'deploy/web.Dockerfile': 'FROM x',
      'deploy/web.Dockerfile.dockerignore': 'a\n',
      '.dockerignore': 'b\n',
      a: '',
      b: '',
    });
    const dockerfile = 'deploy/web.Dockerfile';
    const buildkit = await namesIn(source(folder, { dockerfile }));
    const classic = await namesIn(source(folder, { dockerfile, builder: 'classic' }));
    expect([buildkit.includes('a'), buildkit.includes('b')]).toEqual([false, true]);
    expect([classic.includes('a'), classic.includes('b')]).toEqual([true, false]);
  });

  test('a Dockerfile from outside comes along under a name of its own', async () => {
    const folder = await folderWith({ 'deploy/Dockerfile': 'FROM x', 'app/a': '' });
    const context = source(join(folder, 'app'), { dockerfile: '../deploy/Dockerfile' });
    const opened = await openContext(context);
    const [first] = await unpacked(contextTar(opened));
    expect(first?.header.name).toBe(opened.dockerfile);
    expect(first?.content).toBe('FROM x');
  });

  test('permission bits, times, links, and no owner', async () => {
    const folder = await folderWith({ Dockerfile: 'FROM x', 'run.sh': '#!/bin/sh' });
    await chmod(join(folder, 'run.sh'), 0o755);
    await utimes(join(folder, 'run.sh'), 1_600_000_000, 1_600_000_000);
    await symlink('../elsewhere', join(folder, 'link'));
    const packed = await unpacked(contextTar(await openContext(source(folder))));
    const run = packed.find(({ header }) => header.name === 'run.sh')?.header;
    const link = packed.find(({ header }) => header.name === 'link')?.header;
    expect(run).toMatchObject({ mode: 0o755, uid: 0, gid: 0, mtime: new Date(1_600_000_000_000) });
    expect(link).toMatchObject({ type: 'symlink', linkname: '../elsewhere' });
  });

  test('names of any length and script, and empty folders', async () => {
    const long = `${'deep/'.repeat(60)}${'n'.repeat(200)}`;
    const folder = await folderWith({ Dockerfile: 'FROM x', [long]: 'far', 'größe/文件': 'here' });
    await mkdir(join(folder, 'empty'));
    const packed = await unpacked(contextTar(await openContext(source(folder))));
    const content = (name: string) => packed.find(({ header }) => header.name === name)?.content;
    expect(content(long)).toBe('far');
    expect(content('größe/文件')).toBe('here');
    expect(content('empty/')).toBe('');
  });

  test('a socket is passed over', async () => {
    const folder = await folderWith({ Dockerfile: 'FROM x' });
    const server = createServer().listen(join(folder, 'a.sock'));
    onTestFinished(() => void server.close());
    expect(await namesIn(source(folder))).toEqual(['Dockerfile']);
  });

  test('the same files give the same bytes, and are counted', async () => {
    const folder = await folderWith({ Dockerfile: 'FROM x', big: Buffer.alloc(700_000, 'x') });
    const tallies: Tally[] = [];
    const bytes = async () =>
      buffer(
        contextTar(await openContext(source(folder)), { onEnd: (tally) => tallies.push(tally) }),
      );
    expect((await bytes()).equals(await bytes())).toBe(true);
    expect(tallies).toEqual(Array(2).fill({ files: 2, bytes: 700_006 }));
  });
});

describe('a context that cannot be sent', () => {
  async function failure(folder: string, during?: () => Promise<void>): Promise<string> {
    const context = await openContext(source(folder));
    async function* entries() {
      for await (const entry of context.entries()) {
        if (entry.path === 'a') await during?.();
        yield entry;
      }
    }
    const error = await buffer(contextTar({ ...context, entries })).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(ContextError);
    return (error as ContextError).message;
  }

  test('a file that grows while it is read', async () => {
    const folder = await folderWith({ Dockerfile: 'FROM x', a: 'one' });
    const said = await failure(folder, () => appendFile(join(folder, 'a'), 'more'));
    expect(said).toBe('a changed while it was being read');
  });

  test('a file that shrinks while it is read', async () => {
    const folder = await folderWith({ Dockerfile: 'FROM x', a: 'one' });
    const said = await failure(folder, () => truncate(join(folder, 'a'), 1));
    expect(said).toBe('a changed while it was being read');
  });

  test('a file that vanishes', async () => {
    const folder = await folderWith({ Dockerfile: 'FROM x', a: 'one' });
    expect(await failure(folder, () => rm(join(folder, 'a')))).toBe('a is no longer there');
  });

  test.skipIf(process.geteuid?.() !== 0)(
    'a file that may not be read (skipped unless run by root, who becomes someone else)',
    async () => {
      const folder = await folderWith({ Dockerfile: 'FROM x', a: 'one' });
      await chmod(folder, 0o755);
      await chmod(join(folder, 'a'), 0o600);
      process.seteuid?.(65_534);
      try {
        expect(await failure(folder)).toBe('a cannot be read: permission denied');
      } finally {
        process.seteuid?.(0);
      }
    },
  );

  test.each([
    [{ contextDir: 'gone' }, 'gone does not exist'],
    [{ contextDir: 'Dockerfile' }, 'Dockerfile is not a folder'],
    [{ contextDir: '.', dockerfile: 'Dockerfil\u001b[31me' }, 'Dockerfile does not exist'],
  ])('%j', async (changes, said) => {
    const folder = await folderWith({ Dockerfile: 'FROM x' });
    const contextDir = join(folder, changes.contextDir);
    const opening = openContext(source(contextDir, { ...changes, contextDir }));
    await expect(opening).rejects.toThrow(said);
    await expect(opening).rejects.toBeInstanceOf(ContextError);
  });

  test('an aborted signal ends the stream with its reason', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, 'x']));
    const folder = await folderWith({ Dockerfile: 'FROM x', ...files });
    const reason = new Error('enough');
    const tar = contextTar(await openContext(source(folder)), {
      signal: AbortSignal.abort(reason),
    });
    await expect(buffer(tar)).rejects.toBe(reason);
  });

  test('a reader that leaves early stops the reading', async () => {
    const folder = await folderWith({ Dockerfile: 'FROM x', big: Buffer.alloc(4_000_000) });
    const context = await openContext(source(folder));
    let ended = false;
    async function* entries() {
      try {
        yield* context.entries();
      } finally {
        ended = true;
      }
    }
    for await (const _ of contextTar({ ...context, entries })) break;
    await expect.poll(() => ended).toBe(true);
  });
});

describe('whether a COPY finds its source', () => {
  test.each([
    ['requirements.txt', true],
    ['./requirements.txt', true],
    ['src', true],
    ['src/*.py', true],
    ['*.py', false],
    ['.env', false],
    ['missing', false],
    ['.', true],
  ])('%s: %s', async (path, found) => {
    const folder = await folderWith({
      Dockerfile: 'FROM x',
      '.dockerignore': '.env',
      '.env': '',
      'requirements.txt': '',
      'src/app.py': '',
    });
    expect(await contextHas(source(folder), path)).toBe(found);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gitFacts, isInRepository } from '../../src/world/git.ts';
import { listSource } from '../../src/world/source-list.ts';
import { tool } from '../real.ts';

describe.skipIf(!tool('git'))('a folder and its repository (skipped without git)', () => {
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'firstpush-git-'));
    await mkdir(join(root, 'app'));
    await mkdir(join(root, 'playground'));
    await writeFile(join(root, '.gitignore'), '/playground/\n');
    await writeFile(join(root, 'app', 'app.py'), '');
    await writeFile(join(root, 'playground', 'app.py'), '');
    const git = (...words: string[]) => execFileSync('git', ['-C', root, ...words]);
    git('init', '--quiet');
    git('remote', 'add', 'origin', 'https://someone:token@github.com/alice/shop.git');
  });
  afterAll(() => rm(root, { recursive: true }));

  test('the root and a folder below are the repository’s', async () => {
    expect(await isInRepository(root)).toBe(true);
    const facts = await gitFacts(join(root, 'app'));
    expect(facts?.remote).toBe('https://github.com/alice/shop.git');
  });

  test('a folder that the repository ignores is none of its', async () => {
    expect(await gitFacts(join(root, 'playground'))).toBeUndefined();
  });

  test('and its files are all there for a build', async () => {
    const source = await listSource(join(root, 'playground'));
    expect(source.map(({ path }) => path)).toEqual(['app.py']);
  });

  test('a folder without a repository has none', async () => {
    expect(await isInRepository(tmpdir())).toBe(false);
  });
});

import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { languages } from '../../src/language.ts';

const folder = join(import.meta.dirname, '..', '..');

test('every language that can be spoken has its folder, and there is no other', async () => {
  const folders = await readdir(join(folder, 'languages'));
  expect(['en', ...folders].sort()).toEqual([...languages].sort());
});

test('every language has a text for each message, and every page with the same example', async () => {
  const told = promisify(execFile)(process.execPath, ['scripts/words.mjs', '--check'], {
    cwd: folder,
    maxBuffer: 1e8,
  }).then(
    () => '',
    ({ stdout, stderr }) => stdout || stderr,
  );
  expect(await told).toBe('');
});

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('every language has a text for each message, and every page with the same example', async () => {
  const folder = join(import.meta.dirname, '..', '..');
  const told = promisify(execFile)(process.execPath, ['scripts/words.mjs', '--check'], {
    cwd: folder,
    maxBuffer: 1e8,
  }).then(
    () => '',
    ({ stdout, stderr }) => stdout || stderr,
  );
  expect(await told).toBe('');
});

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { required } from '../real.ts';
import { openStage } from './stage.ts';

const run = promisify(execFile);

/** A small disk of its own, which can be filled or made read-only; undefined where none may be mounted. */
async function openDisk() {
  const path = await mkdtemp(join(tmpdir(), 'firstpush-disk-'));
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'none', path]).then(
    () => true,
    () => false,
  );
  const ballast = join(path, 'ballast');
  return {
    path,
    mounted,
    async fill() {
      await writeFile(ballast, Buffer.alloc(1024 * 1024)).catch(() => {});
    },
    empty: () => rm(ballast, { force: true }),
    readOnly: () => run('mount', ['-o', 'remount,ro', path]),
    writable: () => run('mount', ['-o', 'remount,rw', path]),
    async close() {
      if (mounted) await run('umount', [path]);
      await rm(path, { recursive: true });
    },
  };
}

const probe = await openDisk();
await probe.close();
if (required && !probe.mounted) throw new Error('a disk has to be mounted here, and cannot be');

describe.skipIf(!probe.mounted)('a disk that fails (skipped without the right to mount)', () => {
  test.each([
    ['the folder', 'fill', 'empty'],
    ['the folder', 'readOnly', 'writable'],
    ['the state folder', 'fill', 'empty'],
    ['the state folder', 'readOnly', 'writable'],
  ] as const)(
    '%s, %s: a clear outcome, and the next walk is proven',
    async (which, spoil, mend) => {
      const [stage, disk] = [await openStage(), await openDisk()];
      onTestFinished(async () => {
        await stage.close();
        await disk.close();
      });
      const [folder, state] = [join(disk.path, 'app'), join(disk.path, 'state')];
      await mkdir(folder);
      await mkdir(state);
      const at = which === 'the folder' ? { folder } : { state };
      await stage.fill('app', at);
      await disk[spoil]();
      const first = await stage.walk('app', 'local', undefined, at);
      expect(first.words).toBe('');
      expect([0, 1, 3]).toContain(first.code);
      if (first.code !== 0) expect(first.findings).not.toEqual([]);
      await disk[mend]();
      const second = await stage.walk('app', 'local', undefined, at);
      expect(second.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(second.code).toBe(0);
      expect(await stage.leaks('app', at)).toEqual([]);
    },
  );
});

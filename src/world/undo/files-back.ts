import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, posix, resolve } from 'node:path';
import { t } from '../../language.ts';
import {
  type DeleteFile,
  type FileDeed,
  Refused,
  type RestoreFile,
  type Seen,
} from '../../types.ts';
import { asking, refuseOutside, replaceFile } from '../files.ts';

/** SHA-256 of a text or of bytes, in hex. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** What a write that was killed leaves beside the file, by the name that it gives it. */
const stray = /^\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.firstpush$/;

/** Takes back what was written into a folder. */
export function openFilesBack(folder: string) {
  const absolute = (path: string) => resolve(folder, path);

  const refuseMoved = async (path: string, expected: string | undefined) => {
    if ((await hashOf(absolute(path))) === expected) return;
    const said = t`the file has changed since it was looked at`;
    throw new Refused({ reason: 'other', tried: t`writing ${path}`, said });
  };

  return {
    async fileNow(path: string): Promise<Seen<string | undefined>> {
      try {
        return { seen: await asking(t`reading ${path}`, () => hashOf(absolute(path))) };
      } catch (error) {
        if (error instanceof Refused) return { unseen: error.unseen };
        throw error;
      }
    },

    async restoreFile({ path, text, replaces }: RestoreFile): Promise<void> {
      await asking(t`writing ${path}`, async () => {
        const target = absolute(path);
        await mkdir(dirname(target), { recursive: true });
        await refuseOutside(folder, target, path);
        if ((await hashOf(target)) === sha256(text)) return;
        await refuseMoved(path, replaces);
        const mode = replaces === undefined ? 0o644 : (await stat(target)).mode;
        await replaceFile(target, text, mode & 0o777);
      });
    },

    async deleteFile({ path, sha256: expected, folders }: DeleteFile): Promise<void> {
      await asking(t`deleting ${path}`, async () => {
        const target = absolute(path);
        if ((await hashOf(target)) !== undefined) {
          await refuseOutside(folder, target, path);
          await refuseMoved(path, expected);
          await rm(target);
        }
        await removeEmpty(folders.map(absolute));
      });
    },

    /** Removes what a run that was killed may have left of a write: its half file, empty folders. */
    async sweep({ path, folders }: FileDeed): Promise<void> {
      await asking(t`deleting beside ${path}`, async () => {
        const beside = dirname(absolute(path));
        const names = await readdir(beside).catch(unlessAbsent<string[]>([]));
        for (const name of names) if (stray.test(name)) await rm(join(beside, name));
        await removeEmpty(folders.map(absolute));
      });
    },

    /** The folders that a write to this path would make, the innermost first. */
    async missingFolders(path: string): Promise<string[]> {
      const missing: string[] = [];
      for (let at = posix.dirname(path); at !== '.' && at !== '/'; at = posix.dirname(at)) {
        const there = await stat(absolute(at)).catch(unlessAbsent(undefined));
        if (there) break;
        missing.push(at);
      }
      return missing;
    },
  };
}

/** Undefined for a file that is not there. */
async function hashOf(target: string): Promise<string | undefined> {
  const content = await readFile(target).catch(unlessAbsent(undefined));
  return content && sha256(content);
}

async function removeEmpty(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    try {
      await rmdir(folder);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!['ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST'].includes(code)) throw error;
    }
  }
}

function unlessAbsent<T>(instead: T): (error: unknown) => T {
  return (error) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return instead;
    throw error;
  };
}

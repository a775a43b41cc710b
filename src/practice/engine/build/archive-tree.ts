import { createReadStream } from 'node:fs';
import { spool } from '../store/spool.ts';
import type { Tree } from '../store/tree.ts';
import { peek, unzipped } from '../store/unzipped.ts';
import type { Source } from './sources.ts';

/** Where a tar header says that it is one, and how (POSIX.1-1988, ustar interchange format). */
const magicAt = 257;
const magic = 'ustar';

/**
 * What a file holds when it is a tar archive, gzipped or not, which ADD unpacks; undefined when it
 * is any other file or a directory (Dockerfile reference, ADD, Adding local tar archives).
 */
export async function archiveTree({ file }: Source, folder: string): Promise<Tree | undefined> {
  if (file?.content === undefined) return undefined;
  if (!(await isArchive(file.content))) return undefined;
  return spool(createReadStream(file.content), folder);
}

async function isArchive(path: string): Promise<boolean> {
  const bytes = createReadStream(path);
  try {
    const { start, whole } = await peek(await unzipped(bytes), magicAt + magic.length);
    whole.destroy();
    return start.subarray(magicAt, magicAt + magic.length).toString('latin1') === magic;
  } catch {
    // a file that only looks compressed is copied as it is
    return false;
  } finally {
    bytes.destroy();
  }
}

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { t } from '../../language.ts';
import type { FileEntry } from './context-entries.ts';
import { ContextError, contextError } from './context-error.ts';

/**
 * A file's contents, exactly as many bytes as the entry says.
 * @throws ContextError when the file cannot be read or is no longer what it was
 */
export async function* fileChunks(entry: FileEntry): AsyncGenerator<Buffer> {
  const handle = await opened(entry);
  try {
    let read = 0;
    for (;;) {
      // one byte more than is due, so that a file that has grown is noticed
      const room = Buffer.allocUnsafe(Math.min(entry.size - read + 1, most));
      const { bytesRead } = await handle.read(room, 0, room.length);
      if (bytesRead === 0) break;
      read += bytesRead;
      if (read > entry.size) throw changed(entry);
      yield room.subarray(0, bytesRead);
    }
    const { mtime } = await handle.stat();
    if (read !== entry.size || mtime.getTime() !== entry.mtime.getTime()) throw changed(entry);
  } finally {
    await handle.close();
  }
}

const most = 1 << 18;

function opened(entry: FileEntry): Promise<FileHandle> {
  // a link put in the file's place since it was seen would lead elsewhere; Windows has no such flag
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
  return open(entry.from, flags).catch((error: unknown) => {
    throw contextError(entry.path, error);
  });
}

function changed(entry: FileEntry): ContextError {
  return new ContextError(entry.path, t`changed while it was being read`);
}

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ZipFile } from 'yazl';
import type { SourceEntry } from './source-list.ts';

/** A zip on this disk; `remove` takes it away again. */
export interface Zip {
  path: string;
  /** In bytes. */
  size: number;
  remove(): Promise<void>;
}

/**
 * Packs a source with its programs' rights and its links. It goes through a file of the state
 * folder, readable to nobody else: S3 wants the length before the first byte, and a file can be
 * sent again when a connection breaks, while memory stays small.
 */
export async function packSource(
  folder: string,
  entries: readonly SourceEntry[],
  state: string,
): Promise<Zip> {
  const { default: yazl } = await import('yazl');
  await mkdir(state, { recursive: true, mode: 0o700 });
  const path = join(state, `source-${randomUUID()}.zip`);
  const remove = () => rm(path, { force: true });
  const zip = new yazl.ZipFile();
  const packed = zip.outputStream as PassThrough;
  zip.on('error', (error: Error) => packed.destroy(error));
  try {
    for (const entry of entries) add(zip, folder, entry);
    zip.end();
    await pipeline(packed, createWriteStream(path, { mode: 0o600 }));
    return { path, size: (await stat(path)).size, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function add(zip: ZipFile, folder: string, entry: SourceEntry): void {
  if (entry.kind === 'link') {
    zip.addBuffer(Buffer.from(entry.target), entry.path, { mode: 0o120777 });
    return;
  }
  const mode = entry.executable ? 0o100755 : 0o100644;
  zip.addFile(join(folder, entry.path), entry.path, { mode });
}

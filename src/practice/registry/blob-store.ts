import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { RegistryError } from './registry-error.ts';

/** Bytes from the first to the last, both counted in. */
export interface ByteRange {
  first: number;
  last: number;
}

/** Blobs by digest, in a folder of their own that goes when the store is closed. */
export interface BlobStore {
  /** Bytes; undefined for a blob that is not here. */
  size(digest: string): number | undefined;
  read(digest: string, range?: ByteRange): Readable;
  drop(digest: string): Promise<void>;
  begin(): Promise<Spool>;
  close(): Promise<void>;
}

/** A blob on its way in: hashed as it is written, so that any size takes the same memory. */
export interface Spool {
  readonly id: string;
  /** Bytes written so far. */
  readonly size: number;
  /** @throws RegistryError when another request is writing, or the store is full */
  append(chunks: AsyncIterable<Buffer>): Promise<void>;
  /** Makes it a blob. @throws RegistryError when the digest is not the content's */
  keep(digest: string): Promise<void>;
  discard(): Promise<void>;
}

/** @param maxBytes what all blobs and uploads together may hold */
export async function openBlobStore(maxBytes: number): Promise<BlobStore> {
  // mkdtemp makes the folder for its owner alone (0700).
  const folder = await mkdtemp(join(tmpdir(), 'firstpush-registry-'));
  const sizes = new Map<string, number>();
  let held = 0;
  const pathOf = (name: string) => join(folder, name.replace(':', '-'));

  async function begin(): Promise<Spool> {
    const id = randomUUID();
    const path = pathOf(id);
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    let size = 0;
    let busy = false;

    const spool: Spool = {
      id,
      get size() {
        return size;
      },
      async append(chunks) {
        if (busy) throw new RegistryError('BLOB_UPLOAD_INVALID', { status: 409 });
        busy = true;
        try {
          for await (const chunk of chunks) {
            if (held + chunk.length > maxBytes) throw new RegistryError('SIZE_INVALID');
            held += chunk.length;
            size += chunk.length;
            hash.update(chunk);
            await file.writeFile(chunk);
          }
        } finally {
          busy = false;
        }
      },
      async keep(digest) {
        if (`sha256:${hash.copy().digest('hex')}` !== digest) {
          await spool.discard();
          throw new RegistryError('DIGEST_INVALID');
        }
        if (sizes.has(digest)) return spool.discard();
        await file.close();
        await rename(path, pathOf(digest));
        sizes.set(digest, size);
      },
      async discard() {
        held -= size;
        await file.close();
        await rm(path);
      },
    };
    return spool;
  }

  return {
    begin,
    size: (digest) => sizes.get(digest),
    read: (digest, range) =>
      createReadStream(pathOf(digest), range && { start: range.first, end: range.last }),
    async drop(digest) {
      held -= sizes.get(digest) ?? 0;
      sizes.delete(digest);
      await rm(pathOf(digest), { force: true });
    },
    // An upload whose connection is gone may still put a file into it.
    close: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

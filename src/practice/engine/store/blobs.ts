import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Meter } from './meter.ts';

/** A run of bytes known by its hash. */
export interface Blob {
  /** `sha256:` and hexadecimal digits. */
  digest: string;
  /** Bytes. */
  size: number;
}

/** Files in one folder, each under the hash of its bytes; hashed while they are written. */
export class Blobs {
  readonly #folder: string;

  /** @param folder exists, and belongs to this store alone */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps what the stream brings. */
  async keep(source: Readable): Promise<Blob> {
    const draft = join(this.#folder, randomUUID());
    const meter = new Meter();
    try {
      await pipeline(source, meter, createWriteStream(draft));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    const blob = { digest: meter.digest(), size: meter.bytes };
    await rename(draft, this.#file(blob.digest));
    return blob;
  }

  has(digest: string): boolean {
    return existsSync(this.#file(digest));
  }

  read(digest: string): Readable {
    return createReadStream(this.#file(digest));
  }

  async remove(digest: string): Promise<void> {
    await rm(this.#file(digest), { force: true });
  }

  #file(digest: string): string {
    return join(this.#folder, digest.replace('sha256:', ''));
  }
}

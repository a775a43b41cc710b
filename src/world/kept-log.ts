import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The log of a rehearsal in a file that only its owner reads, so that its size does not matter. */
export class KeptLog {
  readonly #path: string;
  readonly #file: FileHandle;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  static async open(): Promise<KeptLog> {
    const path = join(tmpdir(), `firstpush-rehearsal-${randomUUID()}.log`);
    return new KeptLog(path, await open(path, 'wx', 0o600));
  }

  async add(line: string): Promise<void> {
    await this.#file.write(`${line}\n`);
  }

  /** All lines, once; then the file is gone. */
  async *read(): AsyncGenerator<string> {
    await this.#file.close();
    try {
      yield* createInterface({ input: createReadStream(this.#path) });
    } finally {
      await rm(this.#path, { force: true });
    }
  }

  /** Removes the log unread. */
  async remove(): Promise<void> {
    await this.#file.close();
    await rm(this.#path, { force: true });
  }
}

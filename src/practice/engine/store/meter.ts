import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/** A stretch of pipe that counts and hashes what passes, and changes nothing. */
export class Meter extends Transform {
  readonly #hash = createHash('sha256');
  readonly #passed: ((bytes: number) => void) | undefined;
  /** Bytes passed so far. */
  bytes = 0;

  /** @param passed is told the number of bytes passed so far, at every chunk */
  constructor(passed?: (bytes: number) => void) {
    super();
    this.#passed = passed;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.bytes += chunk.length;
    this.#passed?.(this.bytes);
    done(null, chunk);
  }

  /** The digest of what has passed so far, as `sha256:` and hexadecimal digits. */
  digest(): string {
    return `sha256:${this.#hash.copy().digest('hex')}`;
  }
}

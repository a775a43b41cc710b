import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refusal } from '../refusal.ts';

/** First bytes of the compressions that an engine knows (RFC 1952, bzip2, xz, RFC 8878). */
const marks = {
  gzip: [0x1f, 0x8b],
  bzip2: [0x42, 0x5a, 0x68],
  xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
};
const longestMark = 6;

/**
 * The stream with its gzip taken off, or as it is when it is not compressed.
 * @throws Refusal 400 for other compressions
 */
export async function unzipped(source: Readable): Promise<Readable> {
  const { start, whole } = await peek(source, longestMark);
  const [compression] = Object.entries(marks).find(([, mark]) => hasMark(start, mark)) ?? [];
  if (compression === undefined) return whole;
  if (compression !== 'gzip') {
    whole.destroy();
    throw new Refusal(400, `the practice engine unpacks tar and gzip, and this is ${compression}`);
  }
  // whoever reads the result is told of errors by it
  return pipeline(whole, createGunzip(), () => undefined);
}

/** The first bytes of a stream, fewer where it is shorter, and a stream that still has them. */
export async function peek(
  source: Readable,
  bytes: number,
): Promise<{ start: Buffer; whole: Readable }> {
  const chunks: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  let next = await chunks.next();
  while (!next.done) {
    start = Buffer.concat([start, next.value]);
    if (start.length >= bytes) break;
    next = await chunks.next();
  }
  const rest = { [Symbol.asyncIterator]: () => chunks };
  const whole = Readable.from(again(start, rest), { objectMode: false });
  return { start, whole };
}

async function* again(start: Buffer, rest: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  if (start.length > 0) yield start;
  yield* rest;
}

function hasMark(start: Buffer, mark: number[]): boolean {
  return mark.every((byte, index) => start[index] === byte);
}

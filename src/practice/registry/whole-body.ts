import type { Readable } from 'node:stream';
import { RegistryError } from './registry-error.ts';

/** A request's body in memory. @throws RegistryError 413 when it has more than `limit` bytes */
export async function readWhole(body: Readable, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw new RegistryError('SIZE_INVALID');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { SourceEntry } from './source-list.ts';

/** SHA-256 over the names, kinds and contents of a source. */
export async function fingerprintOf(
  folder: string,
  entries: readonly SourceEntry[],
): Promise<string> {
  const whole = createHash('sha256');
  for (const entry of entries) {
    const content = entry.kind === 'link' ? entry.target : await digestOf(join(folder, entry.path));
    const mode = entry.kind === 'file' && entry.executable ? 'program' : entry.kind;
    whole.update(JSON.stringify([entry.path, mode, content]));
  }
  return whole.digest('hex');
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

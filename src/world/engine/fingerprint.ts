import { createHash } from 'node:crypto';
import { type ContextSource, openContext } from './context.ts';
import { fileChunks } from './context-file.ts';

/**
 * SHA-256, in hex, over what a build would be made from: the Dockerfile's path and the names, modes,
 * link targets and contents of the context. Times do not count: a fresh checkout of the same files
 * has the same fingerprint.
 * @throws ContextError when the context cannot be read
 */
export async function fingerprint(source: ContextSource, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  const context = await openContext(source);
  // each line says how long what follows it is, so that no two contexts give the same bytes
  const line = (...parts: unknown[]) => hash.update(`${JSON.stringify(parts)}\n`);
  line('dockerfile', context.dockerfile);
  for await (const entry of context.entries(signal)) {
    if (entry.kind === 'folder') line('folder', entry.path, entry.mode);
    if (entry.kind === 'link') line('link', entry.path, entry.target);
    if (entry.kind === 'file') {
      line('file', entry.path, entry.mode, entry.size);
      for await (const chunk of fileChunks(entry)) hash.update(chunk);
    }
  }
  return hash.digest('hex');
}

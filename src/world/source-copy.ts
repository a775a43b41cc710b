import { chmod, copyFile, mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceEntry } from './source-list.ts';

/** Copies a source into a folder that exists and is empty, with its programs' rights and its links. */
export async function copySource(
  folder: string,
  entries: readonly SourceEntry[],
  to: string,
): Promise<void> {
  for (const entry of entries) {
    const target = join(to, entry.path);
    await mkdir(dirname(target), { recursive: true });
    if (entry.kind === 'link') {
      await symlink(entry.target, target);
      continue;
    }
    await copyFile(join(folder, entry.path), target);
    await chmod(target, entry.executable ? 0o755 : 0o644);
  }
}

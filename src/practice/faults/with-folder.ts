import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Fault } from './fault.ts';

/** A fault that needs a folder in the source, which is made with a file in it. */
export function withFolder(path: string, fault: Fault): Fault {
  return {
    ...fault,
    async break(ground) {
      const folder = join(ground.folder, path);
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'README.md'), `# ${basename(path)}\n`);
      await fault.break(ground);
    },
  };
}

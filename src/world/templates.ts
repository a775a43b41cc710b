import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Reads the templates that ship with firstpush. */
export function openTemplates(folder: string) {
  return {
    template: (path: string): Promise<string> => readFile(join(folder, path), 'utf8'),

    async templates(path: string): Promise<readonly string[]> {
      const entries = await readdir(join(folder, path), { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort();
    },
  };
}

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changed, type Fault } from './fault.ts';

/** A fault in the text of `buildspec.yml`. */
export function inBuildspec(id: string, title: string, edit: (text: string) => string): Fault {
  return {
    id,
    title,
    async break({ folder }) {
      const path = join(folder, 'buildspec.yml');
      await writeFile(path, changed(await readFile(path, 'utf8'), edit));
    },
  };
}

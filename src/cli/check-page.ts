import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The page of a check, in Markdown; undefined where it has none. */
export async function pageText(packageFolder: string, id: string): Promise<string | undefined> {
  try {
    return await readFile(join(packageFolder, 'dist', 'checks', `${id}.md`), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The page of a check, in Markdown; undefined where it has none. */
export async function pageText(packageFolder: string, id: string): Promise<string | undefined> {
  try {
    return await readFile(pathOf(packageFolder, id), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The same at once, for a picture that is being drawn. */
export function pageTextNow(packageFolder: string, id: string): string | undefined {
  const path = pathOf(packageFolder, id);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

const pathOf = (packageFolder: string, id: string): string =>
  join(packageFolder, 'dist', 'checks', `${id}.md`);

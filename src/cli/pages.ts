import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { speech } from '../language.ts';
import type { StepId } from '../types.ts';

/** The page of a check, in Markdown and in the language that is spoken; undefined where it has none. */
export async function pageText(packageFolder: string, id: string): Promise<string | undefined> {
  try {
    return await readFile(pathOf(packageFolder, 'checks', id), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The same at once, for a picture that is being drawn. */
export function pageTextNow(packageFolder: string, id: string): string | undefined {
  const path = pathOf(packageFolder, 'checks', id);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** The text of a step's lesson, in Markdown and in the language that is spoken. */
export function lessonText(packageFolder: string, step: StepId): Promise<string> {
  return readFile(pathOf(packageFolder, 'lessons', step), 'utf8');
}

const pathOf = (packageFolder: string, kind: 'checks' | 'lessons', name: string): string =>
  join(packageFolder, 'dist', 'pages', speech().language, kind, `${name}.md`);

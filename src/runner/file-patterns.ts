import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * The files below a folder, and its folders, as paths relative to it with forward slashes. Links are
 * not followed.
 */
export async function listFolder(root: string): Promise<{ files: string[]; folders: string[] }> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const pathOf = (entry: (typeof entries)[number]) =>
    relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
  return {
    files: entries.filter((entry) => !entry.isDirectory()).map(pathOf),
    folders: entries.filter((entry) => entry.isDirectory()).map(pathOf),
  };
}

/**
 * A test for paths by a pattern of the section `artifacts`: `*` is any text within a name and `**`
 * any number of folders (AWS CodeBuild User Guide, "Build specification reference", files).
 */
export function pathPattern(pattern: string): (path: string) => boolean {
  const parts = clean(pattern)
    .split('/')
    .map((part) => (part === '**' ? '**' : part.split('*').map(literal).join('[^/]*')));
  const form = parts.reduce((form, part, at) => {
    const last = at === parts.length - 1;
    if (part === '**') return last ? `${form}.*` : `${form}(?:.*/)?`;
    return last ? form + part : `${form}${part}/`;
  }, '');
  const expression = new RegExp(`^${form}$`, 's');
  return (path) => expression.test(path);
}

/** A path without what means nothing in it: `./`, doubled slashes, a slash at its end. */
function clean(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

function literal(text: string): string {
  return text.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('\\?', '[^/]');
}

import { posix } from 'node:path';
import { isInSource } from '../../buildspec/directories.ts';
import type { Edit } from '../../buildspec/edit.ts';
import type { UsedPath } from '../../buildspec/paths.ts';
import type { FileSight } from './sight.ts';
import { isMisspelt } from './spelling.ts';

/**
 * The edit that names the place where a missing path is really found: only for a path written out
 * in the command, and only where the folder holds exactly one that ends alike.
 */
export function rightPlace(used: UsedPath, { files }: FileSight): Edit[] | undefined {
  const { word, location, call, kind, implied } = used;
  const isPlain = word.written.length === 1 && word.written[0]?.kind === 'literal';
  if (implied || !isPlain || !isInSource(location) || call.directory === undefined) {
    return undefined;
  }
  const isFolder = kind === 'directory' || kind === 'context';
  const places = isFolder ? foldersOf(files) : files;
  const alike = places.filter((place) => posix.basename(place) === posix.basename(location));
  const found = alike.length > 0 ? alike : misspelt(used, files);
  const [place] = found;
  if (!place || found.length !== 1) return undefined;
  const path = posix.relative(call.directory, place) || '.';
  const quote = word.text.match(/^["']/)?.[0] ?? '';
  const slash = word.text.replace(/["']$/, '').endsWith('/') ? '/' : '';
  return /[^\w./-]/.test(path)
    ? undefined
    : [{ span: word.span, text: `${quote}${path}${slash}${quote}` }];
}

/** The requirements files beside the place that are called almost the same. */
function misspelt({ kind, location = '' }: UsedPath, files: readonly string[]): string[] {
  if (kind !== 'requirements') return [];
  const beside = files.filter((file) => posix.dirname(file) === posix.dirname(location));
  return beside.filter((file) => isMisspelt(location, posix.basename(file)));
}

/** Every folder that holds a file, at any depth. */
function foldersOf(files: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    let folder = posix.dirname(file);
    for (; folder !== '.' && !folders.has(folder); folder = posix.dirname(folder)) {
      folders.add(folder);
    }
  }
  return [...folders];
}

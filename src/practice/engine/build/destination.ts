import { posix } from 'node:path';
import { followLinks, isDirectory, type Tree, treePath } from '../store/tree.ts';

/** Where COPY and ADD put things. */
export interface Destination {
  /** Path in the image's tree. */
  path: string;
  /** True when files go into it under their own names, false when it is the file itself. */
  isDirectory: boolean;
}

/**
 * The destination as an instruction means it: relative to the working directory, a directory when
 * it ends in a slash, is `.` or is one already (Dockerfile reference, COPY, Destination).
 */
export function destinationOf(tree: Tree, workingDirectory: string, text: string): Destination {
  const wanted = treePath(posix.resolve('/', workingDirectory, text)) ?? '';
  const path = followLinks(tree, wanted) ?? wanted;
  return { path, isDirectory: saysDirectory(text) || isDirectory(tree, path) };
}

/** True when the destination as written can only be a directory. */
export function saysDirectory(text: string): boolean {
  return text.endsWith('/') || text === '.' || text.endsWith('/.');
}

import { posix } from 'node:path';
import type { Artifacts, Buildspec } from '../../buildspec/buildspec.ts';
import type { Span } from '../../buildspec/span.ts';

/** A path that `artifacts` names, without wildcards and variables. */
export interface ListedPath {
  text: string;
  /** Offset in the file. */
  at: number;
  /** From the root of the source; one that leaves it begins with `..`. */
  location: string;
}

/** The base directories of the artifacts, the secondary ones included. */
export function baseDirectories({ artifacts }: Buildspec): ListedPath[] {
  return sections(artifacts).flatMap(({ baseDirectory }) => {
    const { text = '', span } = baseDirectory ?? {};
    const location = placeIn('.', text);
    return span && location !== undefined ? [{ text, at: span.start, location }] : [];
  });
}

/** The base directories and files of artifacts, and the paths of the cache, as they are written. */
export function listedPaths({ artifacts, cache }: Buildspec): { text: string; span: Span }[] {
  const listed = sections(artifacts).flatMap(({ files, baseDirectory }) => {
    const { text, span } = baseDirectory ?? {};
    return [...files, ...(text !== undefined && span ? [{ text, span }] : [])];
  });
  return [...listed, ...(cache?.paths ?? [])];
}

/**
 * The files that artifacts name one by one. They are looked for in the base directory, else in the
 * root of the source, wherever a `cd` has led (AWS CodeBuild User Guide, Build specification
 * reference).
 */
export function listedFiles({ artifacts }: Buildspec): ListedPath[] {
  return sections(artifacts).flatMap(({ files, baseDirectory }) => {
    const base = placeIn('.', baseDirectory?.text ?? '.');
    return files.flatMap(({ text, span }) => {
      const location = base === undefined ? undefined : placeIn(base, text);
      return location === undefined ? [] : [{ text, at: span.start, location }];
    });
  });
}

/** The folders that artifacts take files from by wildcards, as `build` in `build/*.js`. */
export function listedFolders({ artifacts }: Buildspec): ListedPath[] {
  return sections(artifacts).flatMap(({ files, baseDirectory }) => {
    const base = placeIn('.', baseDirectory?.text ?? '.');
    return files.flatMap(({ text, span }) => {
      const [, lead] = text.trim().match(/^([^*?[\]{}]+)\/[^/]*[*?[{]/) ?? [];
      const location = base === undefined || !lead ? undefined : placeIn(base, lead);
      return location === undefined ? [] : [{ text, at: span.start, location }];
    });
  });
}

/** A path that begins with the base directory in which it is looked for, as `dist/*` in `dist`. */
export interface RepeatedBase extends Omit<ListedPath, 'location'> {
  base: string;
  /** What of it is too much. */
  lead: string;
}

/** The files that name their base directory once more. */
export function repeatedBases({ artifacts }: Buildspec): RepeatedBase[] {
  return sections(artifacts).flatMap(({ files, baseDirectory }) => {
    const base = placeIn('.', baseDirectory?.text ?? '.');
    if (base === undefined || base === '.' || base.startsWith('..')) return [];
    return files.flatMap(({ text, span }) => {
      const [lead] = text.trim().match(/^(\.\/)?[^*?[\]{}$]+\//) ?? [];
      const isRepeated = lead && `${posix.join(lead, '.')}/`.startsWith(`${base}/`);
      const start = isRepeated ? text.indexOf(base) + base.length + 1 : 0;
      if (start === 0) return [];
      return [{ text, at: span.start, base, lead: text.slice(0, start) }];
    });
  });
}

/** Artifacts and the secondary ones. */
export function sections(artifacts: Artifacts | undefined): Artifacts[] {
  return artifacts ? [artifacts, ...artifacts.secondary] : [];
}

/** A path below a folder; undefined where it holds a wildcard or a variable, or is absolute. */
function placeIn(folder: string, text: string): string | undefined {
  const path = text.trim();
  if (path === '' || /[*?[\]{}$`~\\]/.test(path) || path.startsWith('/')) return undefined;
  return posix.join(folder, path).replace(/(?<=.)\/$/, '');
}

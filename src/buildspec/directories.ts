import { posix } from 'node:path';
import { type Part, resolve } from './words.ts';

/**
 * A directory or file in the build: a path relative to the root of the source (`.` is the root
 * itself, `../x` lies above it), an absolute path or `~/…` outside it, or undefined when only the
 * running build can tell.
 */
export type Location = string | undefined;

/** Where a path leads that is used in `directory`; undefined when it cannot be told. */
export function locate(directory: Location, parts: readonly Part[]): Location {
  const rooted = fromStart(directory, parts);
  if (rooted === undefined) return undefined;
  const rest = resolve(rooted.rest);
  if (rest === undefined || rest.includes('\0')) return undefined;
  if (rooted.start === undefined) return rest === '' ? undefined : join(directory, rest);
  return rest === '' || rest.startsWith('/') ? join(rooted.start, `.${rest}`) : undefined;
}

/** True for a path that lies in the source, so that one can look whether it is there. */
export function isInSource(path: Location): path is string {
  return path !== undefined && !/^(\/|~|\.\.(\/|$))/.test(path);
}

/**
 * Takes off a beginning that stands for a place: the source root (`CODEBUILD_SRC_DIR`, AWS
 * CodeBuild User Guide, Environment variables in build environments), the current directory or the
 * home directory.
 */
function fromStart(directory: Location, parts: readonly Part[]) {
  const [first, ...rest] = parts;
  if (first === undefined) return undefined;
  if (first.kind === 'variable' && first.change === undefined) {
    if (first.name === 'CODEBUILD_SRC_DIR') return { start: '.', rest };
    if (first.name === 'HOME') return { start: '~', rest };
    if (first.name === 'PWD')
      return directory === undefined ? undefined : { start: directory, rest };
  }
  if (first.kind === 'opaque' && /^(\$\(pwd\)|`pwd`)$/.test(first.text.trim())) {
    return directory === undefined ? undefined : { start: directory, rest };
  }
  return { start: undefined, rest: parts };
}

function join(directory: Location, path: string): Location {
  if (path.startsWith('/') || path.startsWith('~')) return posix.normalize(path);
  if (directory === undefined) return undefined;
  const joined = posix.join(directory, path);
  return joined.length > 1 ? joined.replace(/\/$/, '') : joined;
}

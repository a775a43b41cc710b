import dockerignore from '@balena/dockerignore';

/** What a `.dockerignore` leaves out of a build context. Paths are relative to it, forward slashes. */
export interface Ignored {
  /** True when the path is left out. */
  leavesOut(path: string): boolean;
  /**
   * True when a folder that is left out need not be looked into: no `!` rule could bring back
   * anything below it.
   */
  mayPrune(folder: string): boolean;
  /** Lines, counted from 1, that no builder could read as a pattern; they are passed over here. */
  unreadable: readonly number[];
}

/** The rules file of a folder; BuildKit prefers `<Dockerfile>.dockerignore` beside the Dockerfile. */
export const ignoreFile = '.dockerignore';

/**
 * Reads a `.dockerignore`. The paths of `kept` (the Dockerfile and the rules file themselves) are
 * never left out, since the builder reads them from the context (Docker documentation, Build
 * context, .dockerignore files).
 */
export function readIgnore(text: string, kept: readonly string[] = []): Ignored {
  const written = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(literally);
  const lines = written.filter(isPattern);
  const rules = rulesOf(lines);
  const exceptions = lines.filter((line) => line.trim().startsWith('!')).map(withoutMark);
  const reachable = [...exceptions, ...kept].map(partsOf);
  return {
    leavesOut: (path) => !kept.includes(path) && rules.ignores(path),
    mayPrune: (folder) => !reachable.some((parts) => couldReach(parts, partsOf(folder))),
    unreadable: written.flatMap((line, index) => (isPattern(line) ? [] : [index + 1])),
  };
}

function rulesOf(lines: readonly string[]) {
  return dockerignore.default({ ignorecase: false }).add([...lines]);
}

/** The longest path that systems know, and so the longest pattern that could mean one. */
const longest = 4096;

/** Signs that mean something in a regular expression and nothing in a pattern lose that meaning. */
function literally(line: string): string {
  if (line.length > longest) return line;
  return line.replaceAll(/\[[^\]]*\]|\\.|[+()|{}]/g, (sign) =>
    sign.length > 1 ? sign : `[${sign}]`,
  );
}

function isPattern(line: string): boolean {
  if (line.length > longest) return false;
  try {
    rulesOf([line]).ignores('any');
    return true;
  } catch {
    return false;
  }
}

function withoutMark(line: string): string {
  return line.trim().slice(1);
}

function partsOf(path: string): string[] {
  return path
    .trim()
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.');
}

/** True unless a literal part of the exception differs from the folder's part at its place. */
function couldReach(exception: readonly string[], folder: readonly string[]): boolean {
  for (const [index, part] of exception.entries()) {
    const own = folder[index];
    if (own === undefined || part.includes('**') || part === '..') return true;
    if (!/[*?[]/.test(part) && part !== own) return false;
  }
  return true;
}

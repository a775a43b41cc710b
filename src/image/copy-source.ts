/**
 * A test of whether a path of the build context is what a `COPY` or `ADD` source names. Wildcards
 * stay within one part of the path: `*`, `?` and `[a-z]` (Dockerfile reference, COPY; Go's
 * filepath.Match). A source that is the context itself matches everything.
 */
export function copySource(source: string): (path: string) => boolean {
  const pattern = partsOf(source).map(partPattern);
  return (path) => {
    const parts = partsOf(path);
    return (
      pattern.length === 0 ||
      (pattern.length === parts.length && pattern.every((part, at) => part.test(parts[at] ?? '')))
    );
  };
}

/** True when a source leads out of the build context, which no builder allows. */
export function leavesContext(source: string): boolean {
  let depth = 0;
  for (const part of source.split('/').filter((part) => part !== '' && part !== '.')) {
    depth += part === '..' ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}

function partsOf(path: string): string[] {
  const parts: string[] = [];
  for (const part of path.split('/').filter((part) => part !== '' && part !== '.')) {
    // as the builders clean a path: above the context there is nothing
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts;
}

function partPattern(part: string): RegExp {
  const pattern = part.replaceAll(/\\(.)|\[\^?[^\]]+\]|[*?]|[^\w]/g, (sign, escaped?: string) => {
    if (escaped !== undefined) return literal(escaped);
    if (sign === '*') return '.*';
    if (sign === '?') return '.';
    return sign.length > 1 ? sign : literal(sign);
  });
  return new RegExp(`^${pattern}$`, 'su');
}

function literal(sign: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(sign) ? `\\${sign}` : sign;
}

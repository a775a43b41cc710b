import { posix } from 'node:path';
import type { Change, Finding, Remedy } from '../types.ts';

/** A path of a folder as seen from where one works; `prefix` is the way to that folder. */
export function seenFrom(prefix: string, path: string): string {
  return posix.isAbsolute(path) ? path : posix.join(prefix, path);
}

/** A finding whose files are named as seen from where one works. */
export function findingFrom(prefix: string, finding: Finding): Finding {
  const { where, remedy } = finding;
  return {
    ...finding,
    ...(where && 'file' in where && { where: { ...where, file: seenFrom(prefix, where.file) } }),
    remedy: remedyFrom(prefix, remedy),
  };
}

function remedyFrom(prefix: string, remedy: Remedy): Remedy {
  if (remedy.kind === 'ask') {
    // A finding goes to another thread or to a program, and a function goes nowhere.
    const { refuse: _, ...question } = remedy.question;
    return { ...remedy, question };
  }
  if (remedy.kind !== 'change') return remedy;
  const changes = remedy.changes.map((change): Change => {
    return change.kind === 'write-file'
      ? { ...change, path: seenFrom(prefix, change.path) }
      : change;
  });
  return { ...remedy, changes };
}

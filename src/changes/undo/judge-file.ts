import { createHash } from 'node:crypto';
import { t } from '../../language.ts';
import type { Change, FileDeed, Now } from '../../types.ts';
import { changedSince, fromGit, notRestorable, notSeen, type Verdict } from './verdict.ts';

/** What becomes of a file. */
export function judgeFile(deed: FileDeed, { files }: Now): Verdict {
  const now = files[deed.path];
  if (!now) return { kind: 'nothing' };
  if ('unseen' in now) return notSeen(deed, now.unseen);
  return deed.before ? judgeWritten(deed, deed.before, now.seen) : judgeNew(deed, now.seen);
}

function judgeNew(deed: FileDeed, now: string | undefined): Verdict {
  const { path, made, folders } = deed;
  if (now === undefined) return { kind: 'nothing' };
  const change: Change = { kind: 'delete-file', path, sha256: now, folders };
  return now === made
    ? { kind: 'back', change }
    : changedSince(deed, t`it has been edited`, change);
}

function judgeWritten(
  deed: FileDeed,
  before: NonNullable<FileDeed['before']>,
  now: string | undefined,
): Verdict {
  if (now === hashBefore(before)) return { kind: 'nothing' };
  if ('sha256' in before) {
    return notRestorable(deed, t`its text held a secret, and was not kept`, fromGit(deed));
  }
  const { path, made } = deed;
  const replaces = now === undefined ? {} : { replaces: now };
  const change: Change = { kind: 'restore-file', path, text: before.text, ...replaces };
  if (now === made) return { kind: 'back', change };
  return changedSince(deed, now === undefined ? t`it was deleted` : t`it has been edited`, change);
}

/** SHA-256 of what a file said before. */
export const hashBefore = (before: NonNullable<FileDeed['before']>): string =>
  'sha256' in before ? before.sha256 : createHash('sha256').update(before.text).digest('hex');

import { count } from '../../count.ts';
import { t } from '../../language.ts';
import type { Entry, Finding, Unseen } from '../../types.ts';

/** What was made in an account that is not looked at now: each account and region once. */
export function changesElsewhere(entries: readonly Entry[]): Finding[] {
  return placesOf(entries).map(({ place, changes }) => ({
    check: 'changes-elsewhere',
    step: 'wire',
    severity: 'hint',
    what:
      changes === 1
        ? t`${changes} of the changes made from this folder is in ${place}`
        : t`${changes} of the changes made from this folder are in ${place}`,
    why: t`undo takes back what is in one account and region, and the files of the folder`,
    remedy: {
      kind: 'advice',
      text: t`run undo there, by --profile and --region, to take these back too`,
    },
  }));
}

/** The same where AWS does not say which account this is: nothing is done about any. */
export function changesNotLookedAt(
  entries: readonly Entry[],
  { tried, said }: Pick<Unseen, 'tried' | 'said'>,
): Finding[] {
  return placesOf(entries).map(({ place, changes }) => ({
    check: 'undo-not-looked-at',
    step: 'wire',
    severity: 'unknown',
    what: t`${count(changes, 'change')} in ${place} could not be looked at`,
    why: t`${tried} answered: ${said}`,
    remedy: {
      kind: 'advice',
      text: t`log in to that account (or choose --profile), then undo again`,
    },
  }));
}

function placesOf(entries: readonly Entry[]): { place: string; changes: number }[] {
  const counts = new Map<string, number>();
  for (const { ground } of entries) {
    if (ground === undefined || ground === 'passing') continue;
    const place = t`account ${ground.account} in ${ground.region}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].map(([place, changes]) => ({ place, changes }));
}

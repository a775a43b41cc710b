import { isDeepStrictEqual } from 'node:util';
import { changesElsewhere, changesNotLookedAt } from '../changes/undo/elsewhere.ts';
import type { Entry, Finding, Past, Reads } from '../types.ts';

/** The entries that can be taken back here, and what is said of the others. */
export interface Here {
  entries: readonly Entry[];
  findings: readonly Finding[];
}

/**
 * The entries of this account and region. Files are one story, whichever account they were written
 * for; what was made in a place that is gone is gone with it.
 */
export async function entriesHere(
  all: readonly Entry[],
  past: Pick<Past, 'ground'>,
  { caller }: Pick<Reads, 'caller'>,
): Promise<Here> {
  const isFile = ({ deed }: Entry) => deed.thing === 'file';
  if (all.every(isFile)) return { entries: all, findings: [] };
  const ground = await past.ground();
  const isHere = (entry: Entry) =>
    isFile(entry) ||
    (ground !== 'passing' && (!entry.ground || isDeepStrictEqual(entry.ground, ground)));
  const others = all.filter((entry) => !isHere(entry));
  const me = await caller();
  const findings =
    'unseen' in me ? changesNotLookedAt(others, me.unseen) : changesElsewhere(others);
  return { entries: all.filter(isHere), findings };
}

import { judge, takenBack } from '../changes/undo/judge.ts';
import { thingOf, type Verdict } from '../changes/undo/verdict.ts';
import type { Change, ChangedSince, Entry, Finding, Now, Question } from '../types.ts';

/** What is done about one entry of the journal, which is forgotten then. */
export interface Move {
  entry: Entry;
  /** Takes it back; absent where there is nothing to change any more. */
  change?: Change;
  /** What cannot be had again. */
  finding?: Finding;
  /** The person keeps the thing as it is: its older entries are forgotten too. */
  keeps?: true;
}

/** What becomes of the entries, newest first. */
export interface BackPlan {
  moves: readonly Move[];
  /** What stays, and why. */
  left: readonly Finding[];
  /** What only the person can say, of which thing; what comes after it is not planned then. */
  asks?: { thing: string; question: Question };
}

/** What is settled about things, by their words. */
export interface SettledThings {
  /** What shall become of a thing that was changed since; undefined where that is to be asked. */
  chosen(thing: string): ChangedSince | undefined;
  /** Things that are kept as they are. */
  kept: ReadonlySet<string>;
  /** What could not be taken back, by the entry's id. */
  failures: ReadonlyMap<string, Finding>;
}

/**
 * Plans how entries, newest first, are taken back: each is judged by what there will be once the
 * newer ones are. Where a thing stays, its older entries stay with it.
 */
export function planBack(
  entries: readonly Entry[],
  now: Now,
  { chosen, kept, failures }: SettledThings,
): BackPlan {
  const moves: Move[] = [];
  const left: Finding[] = [];
  const staying = new Set<string>();
  const keeping = new Set(kept);
  /** The check of what stands in the way by itself. */
  let cause: string | undefined;
  let real = now;
  // What there would be if nothing stayed: tells a consequence from what stands alone.
  let ideal = now;
  for (const entry of entries) {
    const { deed } = entry;
    const thing = thingOf(deed);
    const wished = judge(deed, ideal).kind;
    ideal = takenBack(deed, ideal);
    if (staying.has(thing)) continue;
    if (keeping.has(thing)) {
      moves.push({ entry });
      continue;
    }
    const failure = failures.get(entry.id);
    const because = !failure && (wished === 'back' || wished === 'nothing') ? cause : undefined;
    const choice = () => (because ? 'leave' : chosen(thing));
    const end = failure ? { stays: failure } : endOf(judge(deed, real), choice);
    if ('question' in end) return { moves, left, asks: { thing, question: end.question } };
    if ('stays' in end) {
      left.push({ ...end.stays, ...(because && { because }) });
      if (!because) cause = end.stays.check;
      staying.add(thing);
      continue;
    }
    moves.push({ entry, ...end });
    if (end.keeps) keeping.add(thing);
    if (end.change) real = takenBack(deed, real);
  }
  return { moves, left };
}

type End = Omit<Move, 'entry'> | { stays: Finding } | { question: Question };

function endOf(verdict: Verdict, choice: () => ChangedSince | undefined): End {
  switch (verdict.kind) {
    case 'nothing':
      return {};
    case 'back':
      return { change: verdict.change };
    case 'past': {
      const { finding, change } = verdict;
      return { finding, ...(change && { change }) };
    }
    case 'held':
      return { stays: verdict.finding };
    case 'changed':
      return endOfChanged(verdict, choice());
  }
}

function endOfChanged(
  { finding, change, question }: Extract<Verdict, { kind: 'changed' }>,
  choice: ChangedSince | undefined,
): End {
  switch (choice) {
    case undefined:
      return { question };
    case 'leave':
      return { stays: finding };
    case 'keep':
      return { keeps: true };
    case 'put-back':
      return { change };
  }
}

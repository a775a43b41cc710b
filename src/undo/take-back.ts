import { setTimeout as sleep } from 'node:timers/promises';
import { judge, takenBack } from '../changes/undo/judge.ts';
import { notTakenBack, stillThere } from '../changes/undo/not-taken-back.ts';
import { stepOf, thingOf } from '../changes/undo/verdict.ts';
import { apply, refused } from '../changes/verbs.ts';
import { t } from '../language.ts';
import {
  type Change,
  type ChangedSince,
  type ChangeState,
  type Entry,
  type Finding,
  type GivenLogin,
  type Now,
  type Past,
  Refused,
  type Ui,
} from '../types.ts';
import { type Move, planBack } from './plan-back.ts';

/** How often a thing is looked at until it shows what was done, and the pause between. */
const patience = { looks: 4, milliseconds: 1_000 };

/** What undo works with. */
export interface UndoParts {
  past: Past;
  ui: Ui;
  /** A login that a person gave. */
  login: GivenLogin | undefined;
  chosen(thing: string): ChangedSince | undefined;
}

/** What came of taking back. */
export interface TakenBack {
  changes: readonly { change: Change; state: ChangeState }[];
  /** What stays, and what cannot be had again. */
  findings: readonly Finding[];
  /** How many entries the journal still has of them. */
  left: number;
}

/**
 * Takes entries back, newest first. Each is looked at again and forgotten before the next, so that
 * a run may be killed anywhere, and the next goes on from there. What depends on a thing that
 * could not be taken back stays too.
 */
export async function takeBack(
  entries: readonly Entry[],
  now: Now,
  parts: UndoParts,
): Promise<TakenBack> {
  const changes: { change: Change; state: ChangeState }[] = [];
  const told: Finding[] = [];
  const failures = new Map<string, Finding>();
  const kept = new Set<string>();
  let state = now;
  let open = entries;
  for (;;) {
    const { moves, left } = planBack(open, state, { chosen: parts.chosen, kept, failures });
    let planned = true;
    for (const move of moves) {
      const { entry, change } = move;
      const made = await make(move, parts);
      if (change) changes.push({ change, state: made.failure ? 'failed' : 'done' });
      if (made.failure) {
        failures.set(entry.id, made.failure);
        planned = false;
        break;
      }
      told.push(...made.told);
      if (move.keeps) kept.add(thingOf(entry.deed));
      if (change) state = takenBack(entry.deed, state);
      open = open.filter((one) => one !== entry);
      if (change?.kind === 'clear-build') {
        // It may have pushed until it was stopped.
        state = await parts.past.look(deedsOf(open), parts.login);
        planned = false;
        break;
      }
    }
    if (planned) return { changes, findings: [...told, ...left], left: open.length };
  }
}

const deedsOf = (entries: readonly Entry[]) => entries.map(({ deed }) => deed);

interface Made {
  told: readonly Finding[];
  failure?: Finding;
}

async function make({ entry, change, finding, keeps }: Move, parts: UndoParts): Promise<Made> {
  const { past, ui } = parts;
  const told = finding ? [finding] : [];
  if (keeps) ui.tell({ event: 'noted', lines: [t`${thingOf(entry.deed)} stays as it is`] });
  if (change) {
    ui.tell({ event: 'changing', change });
    const found = await takeOne(entry, change, parts);
    // What a registry does not let go of is nothing that a second try would change.
    const failure = found?.severity === 'warning' ? undefined : found;
    const state = failure ? 'failed' : 'done';
    ui.tell({ event: 'changed', change, state, ...(found && { finding: found }) });
    if (failure) return { told, failure };
    if (found) told.push(found);
  }
  try {
    await past.forget(entry);
    return { told };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const what = t`that ${thingOf(entry.deed)} is taken back could not be kept`;
    const failure = notTakenBack(stepOf(entry.deed), what, error.unseen, t`writing there`);
    return { told, failure };
  }
}

async function takeOne(
  { deed }: Entry,
  change: Change,
  { past, ui, login }: UndoParts,
): Promise<Finding | undefined> {
  const step = stepOf(deed);
  try {
    const found = await apply(past.writes, change, step, (progress) =>
      ui.tell({ event: 'progress', change, progress }),
    );
    if (found) return found;
    for (let looks = 1; looks <= patience.looks; looks += 1) {
      if (looks > 1) await sleep(patience.milliseconds);
      const verdict = judge(deed, await past.look([deed], login));
      if (verdict.kind === 'nothing' || (verdict.kind === 'past' && !verdict.change))
        return undefined;
    }
    return stillThere(deed);
  } catch (error) {
    if (error instanceof Refused) return refused(change, step, error.unseen);
    throw error;
  }
}

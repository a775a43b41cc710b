import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { say } from '../changes/verbs.ts';
import { movedSince, readSaved, type SavedPlan, unplanned } from '../export/saved-plan.ts';
import { t } from '../language.ts';
import { type CommandLine, Usage } from '../options.ts';
import type { Change, Known, Step, Ui, World } from '../types.ts';
import { openScript } from '../ui/script.ts';
import { survey } from '../walk.ts';
import { words } from './face.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The plan that `apply FILE` is to carry out; undefined where no file is named.
 * @throws Usage where the file holds none
 */
export async function savedPlanOf(
  { command, rest: [file] }: CommandLine,
  { workingFolder }: Surroundings,
): Promise<SavedPlan | undefined> {
  if (command !== 'apply' || file === undefined) return undefined;
  const text = await readFile(resolve(workingFolder, file), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      throw new Usage(t`${file} cannot be read: ${error.code}`);
    },
  );
  const saved = readSaved(text);
  if (!saved) throw new Usage(t`${file} is no plan that firstpush saved`);
  return saved;
}

/**
 * Looks before the first change whether all that is to do now was planned; what is done already is
 * well.
 * @throws Usage where the world has moved, naming what differs
 */
export async function refuseMoved(
  saved: SavedPlan,
  steps: readonly Step<unknown>[],
  known: Known,
  world: World,
): Promise<void> {
  const caller = await world.reads.caller();
  const { place } = saved;
  if ('seen' in caller && place) {
    const { account, region } = caller.seen;
    if (account !== place.account || region !== place.region) {
      throw new Usage(
        t`the plan is for account ${place.account} in ${place.region}, and this is ${account} in ${region}`,
      );
    }
  }
  const silent = openScript({ words, consent: false });
  const { changes } = await survey('apply', steps, known, world, silent);
  const all = changes.map(({ change }) => change);
  refuse(movedSince(saved, all));
}

/** A face that consents to what was planned, and to nothing else. */
export function onlyPlanned(saved: SavedPlan, ui: Ui): Ui {
  return {
    ...ui,
    async consent(plan) {
      const others = unplanned(saved, plan.changes);
      // What a step proposes only now that the plan is done is for another plan.
      if (others.length === plan.changes.length) return 'skip';
      refuse(others);
      return ui.consent(plan);
    },
  };
}

function refuse(moved: readonly Change[]): void {
  if (moved.length === 0) return;
  const lines = moved.map((change) => `  ${say(change)}`).join('\n');
  throw new Usage(t`the world has moved since the plan was saved; now it would take\n${lines}`);
}

import type { SavedPlan } from '../export/saved-plan.ts';
import { withFindings } from '../findings.ts';
import type { CommandLine } from '../options.ts';
import { name } from '../steps/name/step.ts';
import { prove } from '../steps/prove/step.ts';
import type { Known, Report, Step, Ui } from '../types.ts';
import { survey, walk } from '../walk.ts';
import { openWorld } from '../world/open.ts';
import type { Place } from '../world/place.ts';
import { onlyPlanned, refuseMoved } from './apply-plan.ts';
import { allSteps } from './catalogue.ts';
import { refuseOtherAccount } from './confirm-account.ts';
import { evidenceFindings } from './evidence.ts';
import { evidenceReport } from './evidence-alone.ts';
import { openGuard } from './guard.ts';
import { orFilesAlone } from './or-files-alone.ts';
import { remembering, showPlan } from './plan.ts';
import { planRights } from './plan-rights.ts';
import { receiptFindings, writeReceipt } from './receipt.ts';
import type { Surroundings } from './surroundings.ts';
import type { Ties } from './ties.ts';

/** The steps of a command; the last two words of the walk are looked at by all. */
const stepsOf = (command: string): readonly Step<unknown>[] =>
  command === 'prove' ? [name, prove] : allSteps;

/** What is worked on, and what of it was settled before. */
export interface Work {
  /** With the application's folder. */
  place: Place;
  known: Known;
  saved: SavedPlan | undefined;
  /** True where a failed build alone is looked at, and not the folder. */
  alone: boolean;
  /** Prints what it came to. */
  print(report: Report): Promise<void>;
}

/**
 * Looks at the world or walks, as the command says, and gives what it came to.
 * @throws MissingAnswer when nobody is there to ask; a look has printed by then what it saw without
 */
export async function workOn(
  { place, known, saved, alone, print }: Work,
  ui: Ui,
  line: CommandLine,
  surroundings: Surroundings,
  { signal, wishes }: Ties,
): Promise<Report> {
  const world = openWorld(place, signal, wishes);
  const { reads } = world;
  await refuseOtherAccount(known, reads);
  const evidence = await evidenceFindings(line, surroundings, reads);
  const looksOnly = line.command === 'check' || line.command === 'plan';
  const go = looksOnly ? survey : walk;
  const command = line.command || 'walk';
  const watched = remembering(stepsOf(line.command), known);
  if (saved) await refuseMoved(saved, watched.steps, known, world);
  const face = saved ? onlyPlanned(saved, ui) : ui;
  const { steps } = watched;
  const { state } = place;
  const guard = openGuard({ steps, world, ui: face, line, surroundings, wishes, state });
  const surveying = alone
    ? Promise.resolve(evidenceReport(evidence))
    : go(command, guard.steps, known, world, face, guard.gate);
  const { report: walked, missing } = await orFilesAlone(
    surveying,
    line,
    place.folder,
    surroundings,
  );
  const { receipt } = line.options;
  if (receipt && looksOnly) {
    evidence.push(...(await receiptFindings(receipt, known, reads, surroundings)));
  } else if (receipt) await writeReceipt(receipt, walked, surroundings);
  // A walk that ends proven has left what an older build failed of behind.
  const past = alone || (walked.proven && !looksOnly);
  const seen = past ? walked : withFindings(walked, evidence);
  const planned = line.command === 'plan';
  const lacking = planned ? await planRights(seen, reads, line, surroundings) : [];
  const report = withFindings(seen, lacking);
  await ui.close();
  if (planned) {
    const both = { given: known, last: watched.known() };
    await showPlan(report, both, reads, line, surroundings);
  }
  if (!planned || line.options.json) await print(report);
  if (missing) throw missing;
  return report;
}

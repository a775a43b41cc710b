import { withFindings } from '../findings.ts';
import { alsoKnown } from '../known.ts';
import type { CommandLine } from '../options.ts';
import { name } from '../steps/name/step.ts';
import { prove } from '../steps/prove/step.ts';
import type { Step } from '../types.ts';
import { survey, walk } from '../walk.ts';
import type { Wishes } from '../wishes.ts';
import { openWorld } from '../world/open.ts';
import { onlyPlanned, refuseMoved, savedPlanOf } from './apply-plan.ts';
import { allSteps } from './catalogue.ts';
import { checkFiles, looksAtFiles } from './check-files.ts';
import { exitOf } from './ending.ts';
import { evidenceFindings } from './evidence.ts';
import { openFace } from './face.ts';
import { folderOf, gather } from './gather.ts';
import { setupOf } from './given-answers.ts';
import { openPlace } from './place.ts';
import { remembering, showPlan } from './plan.ts';
import { printReport } from './print-report.ts';
import { receiptFindings, writeReceipt } from './receipt.ts';
import type { Surroundings } from './surroundings.ts';

/** The steps of a command; the last two words of the walk are looked at by all. */
const stepsOf = (command: string): readonly Step<unknown>[] =>
  command === 'prove' ? [name, prove] : allSteps;

/** How a command is tied to the process that runs it. */
export interface Ties {
  version: string;
  /** Takes what must be stopped before the process ends. */
  onClose(close: () => Promise<void>): void;
  /** The person wants to leave now. */
  onLeave(): void;
  /** Aborted when the person leaves. */
  signal: AbortSignal;
  /** Wishes to leave that work may take up. */
  wishes: Wishes;
}

/** Runs a command that looks at the world, and gives the exit code. */
export async function run(
  line: CommandLine,
  surroundings: Surroundings,
  { version, onClose, onLeave, signal, wishes }: Ties,
): Promise<number> {
  const folder = await folderOf(line, surroundings);
  if (looksAtFiles(line)) {
    const looked = await checkFiles(line, folder, surroundings);
    const report = withFindings(looked, await evidenceFindings(line, surroundings));
    await printReport(report, line, surroundings, { folder, version });
    return exitOf(report);
  }
  const saved = await savedPlanOf(line, surroundings);
  const given = await gather(line, folder, surroundings);
  const known = saved ? alsoKnown(given, setupOf(saved.answers), 'the saved plan') : given;
  const ui = await openFace(line, surroundings, version, { onLeave, wishes });
  try {
    const opened = await openPlace(line, folder, surroundings, known, ui);
    onClose(opened.close);
    const world = openWorld(opened.place, signal, wishes);
    const { reads } = world;
    const evidence = await evidenceFindings(line, surroundings, reads);
    const looksOnly = line.command === 'check' || line.command === 'plan';
    const go = looksOnly ? survey : walk;
    const command = line.command || 'walk';
    const watched = remembering(stepsOf(line.command), known);
    if (saved) await refuseMoved(saved, watched.steps, known, world);
    const face = saved ? onlyPlanned(saved, ui) : ui;
    const walked = await go(command, watched.steps, known, world, face);
    const { receipt } = line.options;
    if (receipt && looksOnly) {
      evidence.push(...(await receiptFindings(receipt, known, reads, surroundings)));
    } else if (receipt) await writeReceipt(receipt, walked, surroundings);
    // A walk that ends proven has left what an older build failed of behind.
    const report = walked.proven && !looksOnly ? walked : withFindings(walked, evidence);
    await ui.close();
    if (line.command === 'plan') {
      const both = { given: known, last: watched.known() };
      await showPlan(report, both, reads, line, surroundings);
    }
    if (line.command !== 'plan' || line.options.json) {
      await printReport(report, line, surroundings, { folder, version });
    }
    return exitOf(report);
  } finally {
    await ui.close();
  }
}

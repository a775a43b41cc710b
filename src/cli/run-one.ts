import { alsoKnown } from '../known.ts';
import { t } from '../language.ts';
import type { CommandLine } from '../options.ts';
import type { Known, Report } from '../types.ts';
import { openFace } from './face.ts';
import { setupOf } from './given-answers.ts';
import type { OpenAt } from './place.ts';
import type { Surroundings } from './surroundings.ts';
import type { Ties } from './ties.ts';

/** An application that a command works on. */
export interface Application {
  /** Absolute. */
  folder: string;
  /** The answers that were given before anything is looked at. */
  given: Known;
}

/** How one application is worked on. */
export interface Means {
  openAt: OpenAt;
  /** True where a failed build alone is looked at, and not the folder. */
  alone?: boolean;
  /** Prints what it came to. */
  print(report: Report): Promise<void>;
}

/** Runs a command that looks at the world on one application, and gives what it came to. */
export async function runOne(
  line: CommandLine,
  { folder, given }: Application,
  surroundings: Surroundings,
  ties: Ties,
  { openAt, alone = false, print }: Means,
): Promise<Report> {
  const saved = await savedPlan(line, surroundings);
  const known = saved ? alsoKnown(given, setupOf(saved.answers), t`the saved plan`) : given;
  const ui = await openFace(line, surroundings, ties, folder);
  try {
    const place = await openAt(folder, known, ui);
    // What the place asks of a person is asked before the modules of the steps are loaded.
    const { workOn } = await import('./work-on.ts');
    return await workOn({ place, known, saved, alone, print }, ui, line, surroundings, ties);
  } finally {
    await ui.close();
  }
}

/** The plan that `apply FILE` carries out. */
async function savedPlan(line: CommandLine, surroundings: Surroundings) {
  if (line.command !== 'apply') return undefined;
  const { savedPlanOf } = await import('./apply-plan.ts');
  return savedPlanOf(line, surroundings);
}

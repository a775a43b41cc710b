import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { asCloudFormation } from '../export/cloudformation.ts';
import { asCommands } from '../export/commands.ts';
import { type Plan, planOf } from '../export/plan.ts';
import { savedText } from '../export/saved-plan.ts';
import { asTerraform } from '../export/terraform.ts';
import { t } from '../language.ts';
import { type CommandLine, Usage } from '../options.ts';
import type { Known, Reads, Report, Step } from '../types.ts';
import { words } from './face.ts';
import { knowsUnicode, wantsColour } from './face-kind.ts';
import { answersIn } from './given-answers.ts';
import { planText } from './plan-text.ts';
import type { Surroundings } from './surroundings.ts';

/** Steps that look as they do, and what was known when one of them looked last. */
export function remembering(steps: readonly Step<unknown>[], known: Known) {
  let last = known;
  const watched = steps.map((step): Step<unknown> => {
    return {
      ...step,
      look(known, reads) {
        last = known;
        return step.look(known, reads);
      },
    };
  });
  return { steps: watched, known: () => last };
}

/**
 * Shows what a survey proposes, in the dialect that is asked for, and saves it where it is to be.
 * Nothing is shown where `--json` shows the report.
 * @throws Usage where it cannot be saved
 */
export async function showPlan(
  report: Report,
  known: { given: Known; last: Known },
  reads: Reads,
  { options }: CommandLine,
  surroundings: Surroundings,
): Promise<void> {
  const caller = await reads.caller();
  const plan = planOf(report, 'seen' in caller ? caller.seen : undefined);
  const { out } = options;
  if (out) {
    const path = resolve(surroundings.workingFolder, out);
    await writeFile(path, savedText(plan, answersIn(known.given.setup)), { mode: 0o600 }).catch(
      (error: NodeJS.ErrnoException) => {
        throw new Usage(t`--out ${out} cannot be written: ${error.code}`);
      },
    );
  }
  if (options.json) return;
  const text = inDialect(plan, options, surroundings) ?? textOf(plan, known.last, surroundings);
  await new Promise<void>((done) => surroundings.stdout.write(text, () => done()));
}

function inDialect(
  plan: Plan,
  { as, shell }: CommandLine['options'],
  { platform }: Surroundings,
): string | undefined {
  switch (as) {
    case 'commands':
      return asCommands(plan, { shell: shell ?? (platform === 'win32' ? 'powershell' : 'bash') });
    case 'cloudformation':
      return asCloudFormation(plan);
    case 'terraform':
      return asTerraform(plan);
    case undefined:
      return undefined;
  }
}

function textOf(plan: Plan, known: Known, surroundings: Surroundings): string {
  const look = { unicode: knowsUnicode(surroundings), colour: wantsColour(surroundings) };
  return planText(plan, known, { words, ...look });
}

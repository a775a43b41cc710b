import type { Planned } from '../export/plan.ts';
import { type Finding, type Known, MissingAnswer, type Step, type World } from '../types.ts';
import { openScript } from '../ui/script.ts';
import { survey } from '../walk.ts';
import { words } from './face.ts';

/**
 * All changes that the walk would make from here, as far as that can be seen: where a question is
 * left that nobody has answered, those up to it.
 */
export async function lookAhead(
  steps: readonly Step<unknown>[],
  known: Known,
  world: World,
): Promise<readonly Planned[]> {
  const found = new Map<string, readonly Finding[]>();
  const silent = openScript({ words, consent: false });
  const face: typeof silent = {
    ...silent,
    tell: (event) => {
      if (event.event === 'looked') found.set(event.step, event.findings);
    },
  };
  await survey('plan', steps, known, world, face).catch((error: unknown) => {
    if (!(error instanceof MissingAnswer)) throw error;
  });
  return plannedIn([...found.values()].flat());
}

/** The changes of findings, each once, with the first finding that it is the remedy of. */
function plannedIn(findings: readonly Finding[]): Planned[] {
  const planned = new Map<string, Planned>();
  for (const reason of findings) {
    if (reason.remedy.kind !== 'change') continue;
    for (const change of reason.remedy.changes) {
      const key = JSON.stringify(change);
      if (!planned.has(key)) planned.set(key, { change, reason });
    }
  }
  return [...planned.values()];
}

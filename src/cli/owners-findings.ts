import { type Finding, type Known, MissingAnswer, type Report, type World } from '../types.ts';
import { openScript } from '../ui/script.ts';
import { survey } from '../walk.ts';
import { allSteps } from './catalogue.ts';
import { words } from './face.ts';

/**
 * The errors that the step finds which owns a failure's cause, where the walk leaves that step out:
 * it sees what the log does not tell, such as the folder that is there.
 */
export async function ownersFindings(
  { command, steps, findings }: Report,
  known: Known,
  world: World,
): Promise<readonly Finding[]> {
  const walked = new Set(steps.map(({ id }) => id));
  const owners = allSteps.filter(
    ({ id }) => !walked.has(id) && findings.some(({ step }) => step === id),
  );
  if (owners.length === 0) return [];
  try {
    const silent = openScript({ words, consent: false });
    const looked = await survey(command, owners, known, world, silent);
    return looked.findings.filter(({ severity }) => severity === 'error');
  } catch (error) {
    if (error instanceof MissingAnswer) return [];
    throw error;
  }
}

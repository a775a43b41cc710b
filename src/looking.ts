import { couldNotLook, stateOf } from './findings.ts';
import { ask, goOnWith, type Journey } from './journey.ts';
import type { Asking, Finding, Step } from './types.ts';
import { Refused } from './types.ts';

/** A step, whatever it sees. */
export type AnyStep = Step<unknown>;

/**
 * Looks, and asks and looks again as long as the step has something to ask.
 * @param mayAsk which questions are put; the step is judged as it stands where one is not
 */
export async function lookUntilAsked(
  journey: Journey,
  at: number,
  mayAsk: (asking: Asking) => boolean = () => true,
): Promise<readonly Finding[] | 'back'> {
  const step = journey.steps[at] as AnyStep;
  let { again } = journey;
  delete journey.again;
  for (;;) {
    journey.ui.tell({ event: 'looking', step: step.id });
    const sight = await lookOnce(journey, step);
    if (sight instanceof Refused) return notLookedAt(journey, step, sight);
    const asking = again ?? step.ask(journey.known, sight);
    again = undefined;
    if (asking?.kind === 'review' && asking.optional) {
      goOnWith(journey, step.id, asking);
      continue;
    }
    if (asking && mayAsk(asking)) {
      if ((await ask(journey, at, asking)) === 'back') return 'back';
      continue;
    }
    const findings = step.checks.flatMap((check) => check.find(sight));
    const state = stateOf(findings);
    journey.states.set(step.id, state);
    journey.findings.set(step.id, findings);
    const summary = step.summary(sight);
    if (summary.receipt && state === 'proven') {
      journey.proof = summary.receipt;
      journey.beside = summary.beside ?? [];
    }
    journey.ui.tell({
      event: 'looked',
      step: step.id,
      state,
      summary,
      findings,
      setup: journey.known.setup,
    });
    return findings;
  }
}

/** Looks; what the outside refuses to show is an outcome, a fault of ours stays loud. */
async function lookOnce(journey: Journey, step: AnyStep): Promise<unknown> {
  try {
    return await step.look(journey.known, journey.world.reads);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

function notLookedAt(journey: Journey, { id, title }: AnyStep, refusal: Refused): Finding[] {
  const finding = couldNotLook(id, refusal.unseen);
  journey.states.set(id, 'unknown');
  journey.findings.set(id, [finding]);
  journey.ui.tell({
    event: 'looked',
    step: id,
    state: 'unknown',
    summary: { subject: title, proof: '' },
    findings: [finding],
    setup: journey.known.setup,
  });
  return [finding];
}

import { apply, refused } from './changes/verbs.ts';
import { comeBack, setOut } from './errand.ts';
import {
  causesFirst,
  changesOf,
  isLeftToOthers,
  questionOf,
  stateOf,
  toldOnce,
  withFindings,
} from './findings.ts';
import { ask, asSettled, type Gate, type Journey, newJourney, takeBack } from './journey.ts';
import { leavingFrom } from './leaving.ts';
import { type AnyStep, lookUntilAsked } from './looking.ts';
import type { Asking, Change, Finding, Known, Report, StepId, Tell, Ui, World } from './types.ts';
import { Refused } from './types.ts';

type Move = 'next' | 'back' | 'stop' | { to: number };

/**
 * Walks the steps: look, ask until there is nothing to ask, look again, show the findings' changes,
 * get consent, apply, look again. A step is proven when looking again finds nothing. A failure whose
 * cause belongs to an earlier step leads back there, and from there here again. Where nobody
 * can be asked the walk stops at the first step that it cannot prove.
 * @throws Left when the person leaves, MissingAnswer when nobody is there to ask
 */
export async function walk(
  command: string,
  steps: readonly AnyStep[],
  known: Known,
  world: World,
  ui: Ui,
  gate?: Gate,
): Promise<Report> {
  const journey = newJourney(command, steps, known, world, ui, gate);
  ui.tell({ event: 'started', command, setup: known.setup });
  let at = 0;
  while (at < steps.length) {
    const move = await takeStep(journey, at);
    if (move === 'stop') break;
    if (typeof move === 'object') at = move.to;
    else at = move === 'next' && !isReturning(journey) ? at + 1 : takeBack(journey, at);
  }
  return finish(journey);
}

/** Looks at every step and changes nothing; what would be proposed is taken as the answer. */
export async function survey(
  command: string,
  steps: readonly AnyStep[],
  known: Known,
  world: World,
  ui: Ui,
): Promise<Report> {
  const journey = newJourney(command, steps, known, world, ui);
  ui.tell({ event: 'started', command, setup: known.setup });
  for (const at of steps.keys()) {
    const findings = await lookUntilAsked(journey, at, isNoSecret);
    if (findings === 'back') break;
    for (const change of changesOf(findings)) journey.changes.push({ change, state: 'planned' });
  }
  return finish(journey);
}

/** True while going back has not come to anything that the person is asked again. */
const isReturning = ({ returning, answered }: Journey): boolean => returning && answered.length > 0;

async function takeStep(journey: Journey, at: number): Promise<Move> {
  const step = journey.steps[at] as AnyStep;
  const { ui } = journey;
  const done = new Set<string>();
  let failure = comeBack(journey, at);
  for (;;) {
    const seen = await lookUntilAsked(journey, at);
    if (seen === 'back') return 'back';
    const findings = failure ? [failure, ...seen] : seen;
    journey.findings.set(step.id, findings);
    journey.states.set(step.id, stateOf(findings));
    const changes = changesOf(seen).filter((change) => !done.has(JSON.stringify(change)));
    if (changes.length === 0 && !failure && journey.states.get(step.id) === 'proven') return 'next';

    const asksFirst = changes.length === 0 || failure?.remedy.kind === 'ask';
    const asking = ui.interactive && asksFirst ? questionOf(findings) : undefined;
    if (asking) {
      if ((await ask(journey, at, asking)) === 'back') return 'back';
      failure = undefined;
      continue;
    }
    if (!ui.interactive && (changes.length === 0 || failure)) {
      return isLeftToOthers(findings) ? 'next' : 'stop';
    }

    const admitted =
      changes.length > 0 ? await journey.gate.admits(step.id, changes, journey.known) : {};
    if (admitted === 'again') continue;
    if (admitted === 'back' && journey.gate.takeBack(step.id)) continue;
    if (typeof admitted === 'string') return admitted;

    const review = journey.reviews.get(step.id);
    const plan = { step: step.id, findings, changes, ...admitted, ...(review && { review }) };
    journey.returning = false;
    const consent = await ui.consent(plan);
    if (consent === 'back' && journey.gate.takeBack(step.id)) continue;
    if (consent === 'back') return 'back';
    if (consent === 'edit' && review) {
      await ask(journey, at, asSettled(review, journey.known));
      continue;
    }
    if (consent === 'skip') {
      for (const change of changes) journey.changes.push({ change, state: 'skipped' });
      return 'next';
    }
    failure = await applyAll(journey, step.id, changes, done);
    const owner = failure && setOut(journey, at, failure);
    if (failure && owner !== undefined) {
      journey.findings.set(step.id, [failure]);
      journey.states.set(step.id, 'open');
      return { to: owner };
    }
  }
}

/** A survey judges what is there, and so needs no secret. */
const isNoSecret = (asking: Asking): boolean => asking.kind !== 'secret';

async function applyAll(
  journey: Journey,
  step: StepId,
  changes: readonly Change[],
  done: Set<string>,
): Promise<Finding | undefined> {
  const { ui } = journey;
  for (const change of changes) {
    ui.tell({ event: 'changing', change });
    const failure = await applyOne(journey, step, change);
    const state = failure ? 'failed' : 'done';
    journey.changes.push({ change, state });
    ui.tell({ event: 'changed', change, state, ...(failure && { finding: failure }) });
    if (failure) return failure;
    done.add(JSON.stringify(change));
  }
  return undefined;
}

async function applyOne(
  journey: Journey,
  step: StepId,
  change: Change,
): Promise<Finding | undefined> {
  try {
    const tell: Tell = (progress) => journey.ui.tell({ event: 'progress', change, progress });
    return await apply(journey.world.writes, change, step, tell, leavingFrom(journey, change));
  } catch (error) {
    if (error instanceof Refused) return refused(change, step, error.unseen);
    throw error;
  }
}

async function finish(journey: Journey): Promise<Report> {
  const { command, steps, states } = journey;
  const stateOfStep = (id: StepId) => states.get(id) ?? 'open';
  const walked: Report = {
    version: 1,
    command,
    proven: steps.every((step) => stateOfStep(step.id) === 'proven'),
    steps: steps.map(({ id }) => ({ id, state: stateOfStep(id) })),
    findings: causesFirst([...journey.findings.values()].flat()),
    changes: journey.changes,
    ...(journey.proof && { proof: journey.proof }),
    ...(journey.beside?.length && { beside: journey.beside }),
  };
  const owned = await journey.gate.owned(walked, journey.known);
  const whole = { ...walked, findings: toldOnce([...walked.findings, ...owned]) };
  const report = withFindings(whole, journey.gate.findings());
  journey.ui.tell({ event: 'ended', report });
  return report;
}

import type { Journey } from './journey.ts';
import type { Finding } from './types.ts';

/** A failure whose cause belongs to an earlier step: the walk goes there, and comes back. */
export interface Errand {
  /** The step that failed. */
  from: number;
  failure: Finding;
  /** Changes that were done before it. */
  done: number;
}

/** Times that one cause is looked for where it belongs. */
const mostTries = 2;

/** Goes to the step that owns the cause of a failure; undefined where that does not help. */
export function setOut(journey: Journey, at: number, failure: Finding): number | undefined {
  const owner = journey.steps.findIndex(({ id }) => id === failure.step);
  const tries = journey.tried.get(failure.check) ?? 0;
  if (owner === -1 || owner >= at || tries === mostTries) return undefined;
  journey.tried.set(failure.check, tries + 1);
  journey.errand = { from: at, failure, done: doneIn(journey) };
  return owner;
}

/** Back at the step that failed: the failure still stands where nothing was changed on the way. */
export function comeBack(journey: Journey, at: number): Finding | undefined {
  const { errand } = journey;
  if (errand?.from !== at) return undefined;
  delete journey.errand;
  return errand.done === doneIn(journey) ? errand.failure : undefined;
}

function doneIn({ changes }: Journey): number {
  return changes.filter(({ state }) => state === 'done').length;
}

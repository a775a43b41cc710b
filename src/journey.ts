import type { Errand } from './errand.ts';
import { settle, unsettle } from './known.ts';
import type {
  AnswerKey,
  Asking,
  Change,
  ChangeState,
  Finding,
  Known,
  Proof,
  Reply,
  Report,
  Review,
  Step,
  StepId,
  StepState,
  Ui,
  Whereto,
  World,
} from './types.ts';

/**
 * Changes may be made, where the person consents to them and to the account that they are made in;
 * else the step is to be looked at again, or the walk goes back or ends.
 */
export type Admission = { whereto?: Whereto } | 'again' | 'back' | 'stop';

/** Stands before the changes of a walk. */
export interface Gate {
  /** Asked before the changes of a step are consented to. */
  admits(step: StepId, changes: readonly Change[], known: Known): Promise<Admission>;
  /** What it found to stand in the way; it counts in what the walk comes to. */
  findings(): readonly Finding[];
  /**
   * Forgets what was asked last at a step, where it was asked before these changes: it is to be asked
   * again. False where there is nothing to forget.
   */
  takeBack(step: StepId): boolean;
  /** What the owners of a cause find in themselves, where the walk leaves them out. */
  owned(walked: Report, known: Known): Promise<readonly Finding[]>;
}

/** Lets everything through. */
const open: Gate = {
  admits: async () => ({}),
  findings: () => [],
  takeBack: () => false,
  owned: async () => [],
};

/** A walk under way: what is known, what each step came to, and what was answered, so that it can be taken back. */
export interface Journey {
  command: string;
  steps: readonly Step<unknown>[];
  world: World;
  ui: Ui;
  known: Known;
  states: Map<StepId, StepState>;
  findings: Map<StepId, readonly Finding[]>;
  changes: { change: Change; state: ChangeState }[];
  answered: { step: number; keys: readonly AnswerKey[]; asking: Asking | undefined }[];
  /** What was taken back, to be asked again. */
  again?: Asking | undefined;
  /** True from when an answer was taken back until the person is asked something. */
  returning: boolean;
  /** Guesses that were gone on with, by step. */
  reviews: Map<StepId, Review>;
  proof?: Proof;
  /** What was proven last at the other places. */
  beside?: readonly Proof[];
  /** Times that a cause was looked for in the step that owns it, by check. */
  tried: Map<string, number>;
  gate: Gate;
  errand?: Errand;
}

/** A walk that has not looked at anything yet. */
export function newJourney(
  command: string,
  steps: readonly Step<unknown>[],
  known: Known,
  world: World,
  ui: Ui,
  gate = open,
): Journey {
  return {
    command,
    steps,
    world,
    ui,
    known,
    states: new Map(),
    findings: new Map(),
    changes: [],
    answered: [],
    returning: false,
    reviews: new Map(),
    tried: new Map(),
    gate,
  };
}

/** Settles the guesses of an optional review as they are. */
export function goOnWith(journey: Journey, step: StepId, review: Review): void {
  const values = review.lines.map(({ question, value }) => [question.key, value] as const);
  journey.known = settle(journey.known, review, Object.fromEntries(values)).known;
  journey.reviews.set(step, review);
}

/** A review to be asked, with what is settled by now in its lines. */
export function asSettled({ optional: _, ...review }: Review, { setup, from }: Known): Review {
  const lines = review.lines.map((line) => {
    const { key } = line.question;
    return { ...line, value: String(setup[key] ?? line.value), from: from[key] ?? line.from };
  });
  return { ...review, lines };
}

type Answered = Extract<Reply, { kind: 'answers' }>['answers'];

/** Asks, and settles what is answered. */
export async function ask(
  journey: Journey,
  at: number,
  asking: Asking,
): Promise<'answered' | 'back'> {
  journey.returning = false;
  const reply: Reply = await journey.ui.ask(asking, journey.known);
  if (reply.kind === 'back') return 'back';
  const settled = settle(journey.known, asking, reply.answers);
  journey.known = settled.known;
  const answered = onAnswers(asking, reply.answers);
  journey.answered.push({ step: at, keys: settled.keys, asking: answered });
  for (const key of settled.keys) {
    const value = String(journey.known.setup[key]);
    journey.ui.tell({ event: 'answered', key, value, from: journey.known.from[key] ?? 'you' });
  }
  return 'answered';
}

/** What was asked, as it stands for who comes back to it; a secret is asked for where it is missing. */
function onAnswers(asking: Asking, answers: Answered): Asking | undefined {
  if (asking.kind === 'secret') return undefined;
  if (asking.kind !== 'review') return { ...asking, guess: String(answers[asking.key]) };
  const lines = asking.lines.map((line) => {
    const value = String(answers[line.question.key] ?? line.value);
    return value === line.value ? line : { ...line, value, from: 'you' };
  });
  return { ...asking, lines };
}

/**
 * Forgets the last answer and returns the step that asked for it, which asks the same again, with
 * that answer.
 */
export function takeBack(journey: Journey, at: number): number {
  const last = journey.answered.pop();
  if (!last) return at;
  journey.known = unsettle(journey.known, last.keys);
  journey.again = last.asking;
  journey.returning = true;
  return last.step;
}

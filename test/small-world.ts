import {
  type Asked,
  type Asking,
  type Change,
  type Consent,
  type Finding,
  type Known,
  type PutParameter,
  type Reads,
  Refused,
  type Remedy,
  type Reply,
  type Step,
  type StepId,
  type StepPlan,
  type Ui,
  type Unseen,
  type WalkEvent,
  type World,
  type Writes,
} from '../src/types.ts';

/** A world of names: writing a parameter puts its name there, and nothing else happens. */
export function names() {
  const there = new Set<string>();
  const refusing = new Map<string, Unseen>();
  const tried: string[] = [];
  const putParameter = async ({ name }: PutParameter) => {
    tried.push(name);
    const unseen = refusing.get(name);
    if (unseen) throw new Refused(unseen);
    there.add(name);
  };
  const world: World = {
    reads: {} as Partial<Reads> as Reads,
    writes: { putParameter } as Partial<Writes> as Writes,
  };
  return { there, refusing, tried, world };
}

/** The change that puts a name there. */
const put = (name: string): PutParameter => ({
  kind: 'put-parameter',
  name,
  type: 'String',
  value: 'x',
  tags: {},
});

/** The remedy that puts names there. */
export const putting = (...changed: string[]): Remedy => ({
  kind: 'change',
  text: 'put it there',
  changes: changed.map(put),
});

/** A finding of the check that bears the word. */
export function finding(step: StepId, word: string, parts: Partial<Finding> = {}): Finding {
  return {
    check: word,
    step,
    severity: 'error',
    what: `${word} is not there`,
    why: 'nobody put it there',
    remedy: { kind: 'advice', text: 'put it there' },
    ...parts,
  };
}

/** A step whose one check finds what `find` says of what is known at the time of looking. */
export function step(
  id: StepId,
  find: (known: Known) => readonly Finding[],
  parts: Partial<Step<Known>> = {},
): Step<unknown> {
  const made: Step<Known> = {
    id,
    title: id,
    look: async (known) => known,
    ask: () => undefined,
    checks: [{ id: 'one', title: 'one', find }],
    summary: () => ({ subject: id, proof: 'seen' }),
    ...parts,
  };
  return made as Step<unknown>;
}

/** A step that is proven when all names are there; each missing one is a finding with its change. */
export const wanting = (id: StepId, there: Set<string>, ...wanted: string[]): Step<unknown> =>
  step(id, () =>
    wanted
      .filter((name) => !there.has(name))
      .map((name) => finding(id, name, { remedy: putting(name) })),
  );

/** A question of the walk for a text. */
export const question = (key: 'app' | 'registry' | 'username'): Asking => ({
  key,
  kind: 'text',
  prompt: `${key}?`,
});

export const back: Reply = { kind: 'back' };
export const answer = (answers: Extract<Reply, { kind: 'answers' }>['answers']): Reply => ({
  kind: 'answers',
  answers,
});

/**
 * A face that replies and consents as it was told, in this order, and keeps what it was shown; it
 * fails when it is asked once more than that.
 */
export function face(told: { replies?: Reply[]; consents?: Consent[]; interactive?: boolean }) {
  const events: WalkEvent[] = [];
  const asked: { asking: Asked; known: Known }[] = [];
  const plans: StepPlan[] = [];
  const next = <T>(left: T[] | undefined, what: string): T => {
    const first = left?.shift();
    if (first === undefined) throw new Error(`the face was not told ${what}`);
    return first;
  };
  const ui: Ui = {
    interactive: told.interactive ?? true,
    tell: (event) => void events.push(event),
    ask: async (asking, known) => {
      asked.push({ asking, known });
      return next(told.replies, `what to reply to ${asking.key}`);
    },
    consent: async (plan) => {
      plans.push(plan);
      return next(told.consents, `whether to consent at ${plan.step}`);
    },
    close: async () => undefined,
  };
  return { ui, events, asked, plans };
}

/** Names of the parameters that changes put. */
export const namesIn = (changes: readonly Change[]): string[] =>
  changes.map((change) => (change.kind === 'put-parameter' ? change.name : change.kind));

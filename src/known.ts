import { parseAnswer } from './answers.ts';
import { Secret } from './secret.ts';
import type { AnswerKey, Asking, Known, Proposals, Setup } from './types.ts';

/** Nothing settled, and what is given settled from one source. */
export function knownFrom(setup: Setup, from: string): Known {
  const keys = Object.keys(setup) as AnswerKey[];
  return { setup, from: Object.fromEntries(keys.map((key) => [key, from])), proposals: {} };
}

/** Settles more; what was settled before wins. */
export function alsoKnown(known: Known, setup: Setup, from: string): Known {
  const more = knownFrom(setup, from);
  return {
    setup: { ...more.setup, ...known.setup },
    from: { ...more.from, ...known.from },
    proposals: known.proposals,
  };
}

/** The settled value, or what is proposed for it. */
export function knownOr<K extends AnswerKey>(known: Known, key: K, proposals: Proposals = {}) {
  return known.setup[key] ?? known.proposals[key]?.value ?? proposals[key]?.value;
}

/** Takes a face's answers in. Lines of a review that were accepted as shown keep their origin. */
export function settle(
  known: Known,
  asking: Asking,
  answers: Partial<Record<AnswerKey, string | Secret>>,
): { known: Known; keys: readonly AnswerKey[] } {
  const keys = Object.keys(answers) as AnswerKey[];
  const setup: Record<string, unknown> = { ...known.setup };
  const from = { ...known.from };
  for (const key of keys) {
    const answer = answers[key] as string | Secret;
    setup[key] = answer instanceof Secret ? answer : parseAnswer(key, answer);
    from[key] = originIn(asking, key, answer);
  }
  return { known: { ...known, setup: setup as Setup, from }, keys };
}

/** Forgets answers; what was said stays as the proposal, except a secret. */
export function unsettle(known: Known, keys: readonly AnswerKey[]): Known {
  const setup = { ...known.setup };
  const from = { ...known.from };
  const proposals: Record<string, unknown> = { ...known.proposals };
  for (const key of keys) {
    const value = setup[key];
    if (value !== undefined && !(value instanceof Secret)) {
      proposals[key] = { value, from: from[key] ?? 'you' };
    }
    delete setup[key];
    delete from[key];
  }
  return { setup, from, proposals: proposals as Proposals };
}

function originIn(asking: Asking, key: AnswerKey, answer: string | Secret): string {
  if (asking.kind !== 'review') return 'you';
  const line = asking.lines.find(({ question }) => question.key === key);
  return line && line.value === answer ? line.from : 'you';
}

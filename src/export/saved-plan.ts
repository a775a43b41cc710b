import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { shellText } from '../changes/shell-text.ts';
import { commands, say } from '../changes/verbs.ts';
import type { Change } from '../types.ts';
import { type Plan, reasonOf } from './plan.ts';

const changeShape = z.object({
  kind: z.string(),
  say: z.string(),
  reason: z.string(),
  commands: z.array(z.string()),
  fingerprint: z.string(),
});

/**
 * What `plan --out FILE` writes, as JSON: the `answers` that were given for it, under the words of
 * their flags and without the password, the account and region as `place`, and the `changes`, each
 * with a `fingerprint` over what it makes and what it replaces.
 */
const shape = z.object({
  version: z.literal(1),
  place: z.optional(z.object({ account: z.string(), region: z.string() })),
  answers: z.record(z.string(), z.union([z.string(), z.boolean()])),
  changes: z.array(changeShape),
});

/** The answers that were given for a plan, under the words of their flags. */
export type GivenAnswers = z.infer<typeof shape>['answers'];

/** A plan that was saved. */
export interface SavedPlan {
  place?: NonNullable<Plan['place']>;
  answers: GivenAnswers;
  /** Fingerprints of its changes. */
  changes: ReadonlySet<string>;
  /** True where it holds the proof of the push: only where all before it was done can that be planned. */
  proves: boolean;
}

/** Changes that prove a push. */
const proving: ReadonlySet<string> = new Set<Change['kind']>([
  ...(['push-image', 'start-build', 'rehearse'] as const),
]);

/**
 * A plan as the text of a file; no secret is in it. Of the answers those are kept that were given,
 * and not those that were guessed from them: guessed again, a world that has moved shows.
 */
export function savedText({ changes, place }: Plan, answers: GivenAnswers): string {
  const saved: z.infer<typeof shape> = {
    version: 1,
    ...(place && { place: { account: place.account, region: place.region } }),
    answers,
    changes: changes.map((planned) => ({
      kind: planned.change.kind,
      say: say(planned.change),
      reason: reasonOf(planned),
      commands: commands(planned.change).map(shellText),
      fingerprint: fingerprintOf(planned.change),
    })),
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}

/** A saved plan, or undefined where the text is none. */
export function readSaved(text: string): SavedPlan | undefined {
  const { data } = shape.safeParse(parsed(text));
  return (
    data && {
      ...(data.place && { place: data.place }),
      answers: data.answers,
      changes: new Set(data.changes.map(({ fingerprint }) => fingerprint)),
      proves: data.changes.some(({ kind }) => proving.has(kind)),
    }
  );
}

/** The changes that were not planned. */
export function unplanned(saved: SavedPlan, changes: readonly Change[]): Change[] {
  return changes.filter((change) => !saved.changes.has(fingerprintOf(change)));
}

/**
 * The changes by which the world has moved since the plan was saved. A proof that comes up only now
 * that the plan is done is none of these.
 */
export function movedSince(saved: SavedPlan, changes: readonly Change[]): Change[] {
  return unplanned(saved, changes).filter(({ kind }) => saved.proves || !proving.has(kind));
}

/** Over all that a change says, what it replaces included; a secret is dots in it. */
function fingerprintOf(change: Change): string {
  return createHash('sha256').update(JSON.stringify(change)).digest('hex');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

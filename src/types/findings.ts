/** What is found: checks, findings, remedies and the steps that hold them. */

import type { Change } from './changes.ts';
import type { Proof } from './proof.ts';
import type { Asking, Known, Question, StepId } from './setup.ts';
import type { Reads } from './world.ts';

/** `unknown`: it could not be looked at, so nothing is claimed. */
export type Severity = 'error' | 'warning' | 'hint' | 'unknown';

export type Location =
  | { file: string; line?: number; column?: number }
  /** Line and column count in the buildspec that a project itself holds. */
  | { arn: string; line?: number; column?: number }
  /** `build` is the ARN of the build whose log it is. */
  | { log: string; line?: number; build?: string }
  | { registry: string }
  | { engine: string };

/** What may be done about a finding. Verb phrases. */
export type Remedy =
  | { kind: 'change'; text: string; changes: readonly Change[] }
  /** Only the person knows: the question whose answer would settle it. */
  | { kind: 'ask'; text: string; question: Question }
  | { kind: 'advice'; text: string };

/** A line of a log, made harmless and without secrets. */
export interface PassageLine {
  /** Counted from 1; 0 for what only the build's record says. */
  number: number;
  text: string;
}

/** Something that is not as it must be. */
export interface Finding {
  /** The check's id. */
  check: string;
  step: StepId;
  severity: Severity;
  /** The fact; stands alone. */
  what: string;
  /** The mechanism, without blame. */
  why: string;
  where?: Location;
  /** What the log says around that place. */
  passage?: readonly PassageLine[];
  /** The check whose finding this one is only a consequence of. */
  because?: string;
  /** True where the file holds a secret in plain text: none of its lines is shown. */
  holdsSecret?: boolean;
  /** True where nothing is broken: it is simply not there yet, and reads "to do". */
  toDo?: boolean;
  remedy: Remedy;
}

/** One thing that must be so. Pure: a sight in, findings out; never edits, prints or calls. */
export interface Check<S> {
  /** Names the fault, in kebab-case. */
  id: string;
  /** The wish, so that the list of what is proven reads as a list of truths. */
  title: string;
  find(sight: S): readonly Finding[];
}

/** One step of the walk. `S` is what it sees of the world. */
export interface Step<S> {
  id: StepId;
  /** The question that the step answers. */
  title: string;
  /** Looks, read-only. */
  look(known: Known, reads: Reads): Promise<S>;
  /** The next thing to ask, or undefined when there is nothing to ask. */
  ask(known: Known, sight: S): Asking | undefined;
  /** In order: cause before symptom. */
  checks: readonly Check<S>[];
  /** What is proven, in one line: what stands there, and how it is known. */
  summary(sight: S): Summary;
}

export interface Summary {
  subject: string;
  proof: string;
  /** What step 5 proved, to be kept and looked at again. */
  receipt?: Proof;
  /** What was proven last at the other places. */
  beside?: readonly Proof[];
}

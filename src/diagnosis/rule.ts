import type { Severity, StepId } from '../types.ts';
import type { AutoFix } from './diagnosis.ts';
import type { Evidence } from './evidence.ts';
import type { LogLine } from './kept-lines.ts';
import type { Log } from './log.ts';
import type { Phase } from './phases.ts';

/**
 * Where a text stands: in the answer of a call that was refused, in a phase's context, among what a
 * command printed, in the line in which it says why it stops, as a command and its status
 * (`exit status 1: docker push …`), or as the shape of the whole (`the log ends at …`).
 */
export type Place = 'api' | 'context' | 'log' | 'words' | 'exit' | 'shape';

/**
 * How closely a rule reads. `last` speaks when no other does; a `symptom` may have a cause above
 * it; `precise` and `decisive` read the same line closer than a plain rule.
 */
export const ranks = ['last', 'symptom', 'plain', 'precise', 'decisive'] as const;
type Rank = (typeof ranks)[number];

/** A text that may tell the cause, and what surrounds it. */
export interface Sighting {
  text: string;
  places: readonly Place[];
  line?: LogLine;
  phase?: string;
  /** The command that failed. */
  command?: string;
  exit?: number;
  /** What the same command printed, whole. */
  printed: readonly LogLine[];
  log: Log;
  evidence: Evidence;
}

/** The named groups of what matched; those that took no part are absent. */
export type Groups = Readonly<Record<string, string>>;
export type Words = string | ((groups: Groups, sighting: Sighting) => string);

/** One way in which a build fails: how it is recognised, and what is then said. */
export interface Rule {
  /** Names the fault, in kebab-case. */
  id: string;
  title: string;
  where: readonly Place[];
  /** The phases it belongs to; a text whose phase is not known belongs to any. */
  phases?: readonly Phase[];
  match: RegExp | readonly RegExp[];
  /** What else must be so. */
  when?(sighting: Sighting, groups: Groups): boolean;
  /** True where something above it, known or not, is why: then it is no cause, only a consequence. */
  follows?(sighting: Sighting): boolean;
  /** `plain` without it. */
  rank?: Rank;
  /** True where the same words have other causes too. */
  likely?: boolean | ((sighting: Sighting, groups: Groups) => boolean);
  /** A line that tells more than what matched: the cause is said to stand there, its text is the group `said`. */
  quotes?(sighting: Sighting): LogLine | undefined;
  /** The fact. Lower case, no full stop. */
  what: Words;
  /** The mechanism. */
  why: Words;
  /** A verb phrase. */
  remedy: Words;
  /** `error` without it. */
  severity?: Severity;
  step: StepId;
  autoFix: AutoFix;
  /** A log, or other evidence, of which this is the cause. */
  example: string | Evidence;
}

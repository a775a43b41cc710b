import type { PassageLine, Severity, StepId } from '../types.ts';

/** Whether firstpush may put it right: by itself, after a question, or not at all. */
export type AutoFix = 'yes' | 'after-asking' | 'no';

/** One thing that went wrong in a build, with what is known about it. */
export interface Cause {
  /** Names the fault, in kebab-case. */
  id: string;
  title: string;
  /** The fact; stands alone. */
  what: string;
  /** The mechanism, without blame. */
  why: string;
  /** A verb phrase. */
  remedy: string;
  severity: Severity;
  /** The step of the walk that puts it right. */
  step: StepId;
  autoFix: AutoFix;
  confidence: 'certain' | 'likely';
  /** Where the log says so, counted from 1. */
  line?: number;
  /** What the log, the record or the answer says there, made harmless and without secrets. */
  text?: string;
  /** What the same command printed around that line; empty where the phase or a call itself says it. */
  passage: readonly PassageLine[];
  phase?: string;
  /** The cause that this one is only a consequence of. */
  because?: string;
}

/** Why a build failed, as far as its record and log tell. */
export interface Diagnosis {
  /** The first cause; absent when nothing failed, or when what failed is not known. */
  cause?: Cause;
  /** What failed only because the cause came before. */
  cascades: readonly Cause[];
  /** When the cause is not known: the lines that matter, at most twelve. */
  lines: readonly PassageLine[];
  /** The first phase that failed. */
  phase?: string;
  known: boolean;
}

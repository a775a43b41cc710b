import type { Finding, Report, StepId, Ui } from '../types.ts';

/** An application to learn on, on ground where nothing can be broken for good. */
export interface Bench {
  /** How another terminal gets here, as Markdown. */
  way: string;
  /** A text of the lessons with the names that things have here. */
  named(text: string): string;
  /** Walks up to a step with a face, or with nobody asked where there is none. */
  walk(upTo: StepId, ui?: Ui): Promise<Report>;
  /** What a look up to a step finds, without what only follows from something else. */
  look(upTo: StepId): Promise<readonly Finding[]>;
}

/** A bench whose application is proven, and can be broken. */
export interface ProvenBench extends Bench {
  /** @throws Error where the fault has no place here */
  break(fault: string): Promise<void>;
}

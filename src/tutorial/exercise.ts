import type { StepId } from '../types.ts';

/** A fault to find and repair. Its texts use the names of the lessons: `myapp`, `alice/flask-app`. */
export interface Exercise {
  /** The fault, and the check that finds it. */
  fault: string;
  /** The lesson that it belongs to. */
  lesson: StepId;
  /** What somebody would call it who does not know the cause yet. */
  title: string;
  /** What is seen, as Markdown. */
  story: string;
  /** Where to look; later hints come from the finding itself. */
  hint: string;
}

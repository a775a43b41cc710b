import { name } from '../steps/name/step.ts';
import { prove } from '../steps/prove/step.ts';
import { store } from '../steps/store/step.ts';
import { wire } from '../steps/wire/step.ts';
import { write } from '../steps/write/step.ts';
import type { Step, StepId } from '../types.ts';

/** The five steps, in the order of the walk. */
export const allSteps: readonly Step<unknown>[] = [name, store, wire, write, prove];

/** A check as a list of them shows it. */
export interface CheckWords {
  id: string;
  step: StepId;
  title: string;
}

/** Every check of the steps, in the order in which they are made. */
export const allChecks: readonly CheckWords[] = allSteps.flatMap(({ id: step, checks }) =>
  checks.map(({ id, title }) => ({ id, step, title })),
);

import { isSyntax } from '../../buildspec/problem.ts';
import { rememberingFor } from '../../remember.ts';
import type { FileSight } from './sight.ts';

/** True for a text that YAML cannot read, so that nothing is known of its meaning. */
export const isBroken = rememberingFor(({ spec }: FileSight): boolean =>
  spec.problems.some((problem) => isSyntax(problem) && problem.effect !== 'unknown'),
);

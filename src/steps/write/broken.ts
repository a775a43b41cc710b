import { isSyntax } from '../../buildspec/problem.ts';
import type { FileSight } from './sight.ts';

/** True for a text that YAML cannot read, so that nothing is known of its meaning. */
export function isBroken({ spec }: FileSight): boolean {
  return spec.problems.some((problem) => isSyntax(problem) && problem.effect !== 'unknown');
}

import { Refusal } from '../refusal.ts';
import type { Instruction } from './instruction.ts';

/**
 * The instructions up to the end of the stage that a build is to stop at, by its name.
 * @throws Refusal 400 in the engine's words when there is no such stage
 */
export function upToTarget(instructions: Instruction[], target: string): Instruction[] {
  if (target === '') return instructions;
  const starts = instructions.flatMap(({ keyword }, at) => (keyword === 'FROM' ? [at] : []));
  const names = starts.map((at) => instructions[at]?.text.split(/\s+/)[2]?.toLowerCase());
  const stage = names.indexOf(target.toLowerCase());
  if (starts[stage] === undefined) {
    throw new Refusal(400, `failed to reach build target ${target} in Dockerfile`);
  }
  return instructions.slice(0, starts[stage + 1]);
}

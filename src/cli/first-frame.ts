import type { CommandLine } from '../options.ts';
import { stepIds } from '../types.ts';
import { drawFirst, type FirstFrame } from '../ui/ink/first-frame.ts';
import { faceKind, knowsUnicode, wantsColour } from './face-kind.ts';
import type { Surroundings } from './surroundings.ts';

/** Draws the screen's first frame where there will be a screen. */
export function firstFrame(
  line: CommandLine,
  surroundings: Surroundings,
  version: string,
): FirstFrame | undefined {
  if (line.command === 'practice' || faceKind(line, surroundings) !== 'screen') return undefined;
  const { stdin, stdout } = surroundings;
  return drawFirst({
    stdin,
    stdout,
    title: `firstpush ${version}`,
    steps: line.command === 'undo' ? [] : stepIds,
    unicode: knowsUnicode(surroundings),
    colour: wantsColour(surroundings),
  });
}

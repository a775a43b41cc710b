import type { Instruction, ParserDirective } from 'dockerfile-ast';
import { flagsOf, hasHeredoc } from './dockerfile-sources.ts';
import { type Place, placeOf } from './place.ts';

/** Something in a Dockerfile that only BuildKit understands. */
export interface BuildkitNeed {
  /** As it is written: `RUN --mount`, `here-document`, `# syntax=`. */
  feature: string;
  at: Place;
}

/** The flags that came with BuildKit's Dockerfile frontend (Dockerfile reference, per instruction). */
const flags: Readonly<Record<string, readonly string[]>> = {
  RUN: ['mount', 'network', 'security', 'device'],
  COPY: ['chmod', 'link', 'parents', 'exclude'],
  ADD: ['chmod', 'link', 'checksum', 'keep-git-dir', 'exclude', 'unpack'],
};

/**
 * What the classic builder would not understand. A `# syntax=` line alone is ignored by it, and is
 * listed because the file asks for that frontend.
 */
export function buildkitNeeds(
  directives: readonly ParserDirective[],
  instructions: readonly Instruction[],
): BuildkitNeed[] {
  return [
    ...directives
      .filter((directive) => directive.getName().toLowerCase() === 'syntax')
      .map((directive) => ({ feature: '# syntax=', at: placeOf(directive.getRange()) })),
    ...instructions.flatMap(needsOf),
  ];
}

function needsOf(instruction: Instruction): BuildkitNeed[] {
  const keyword = instruction.getKeyword();
  const known = flags[keyword];
  if (known === undefined) return [];
  const at = placeOf(instruction.getRange());
  const named = flagsOf(instruction)
    .filter((flag) => known.includes(flag.getName()))
    .map((flag) => ({ feature: `${keyword} --${flag.getName()}`, at }));
  return hasHeredoc(instruction) ? [...named, { feature: 'here-document', at }] : named;
}

import type { Buildspec } from '../../buildspec/buildspec.ts';
import type { CommandPlace } from '../../buildspec/edit-commands.ts';

/** The command that an offset of the file lies in. */
export function commandAt({ phases }: Buildspec, offset: number): CommandPlace | undefined {
  for (const { name, ...lists } of phases) {
    for (const list of ['commands', 'finally'] as const) {
      for (const { span, index } of lists[list]) {
        if (span.start <= offset && offset <= span.end) return { phase: name, list, index };
      }
    }
  }
  return undefined;
}

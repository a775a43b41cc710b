import type { Buildspec } from '../../buildspec/buildspec.ts';
import type { CommandPlace } from '../../buildspec/edit-commands.ts';
import { lineEndOf } from '../../buildspec/span.ts';

/** The command that an offset of the file lies in, or on whose first line it stands. */
export function commandAt({ phases, text }: Buildspec, offset: number): CommandPlace | undefined {
  for (const { name, ...lists } of phases) {
    for (const list of ['commands', 'finally'] as const) {
      for (const { span, index } of lists[list]) {
        const end = Math.max(span.end, lineEndOf(text, span.start));
        if (span.start <= offset && offset <= end) return { phase: name, list, index };
      }
    }
  }
  return undefined;
}

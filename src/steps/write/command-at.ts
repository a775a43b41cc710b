import type { Buildspec, Command } from '../../buildspec/buildspec.ts';
import type { CommandPlace } from '../../buildspec/edit-commands.ts';
import { sourceOffsets } from '../../buildspec/source-offsets.ts';
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

/** Every command, in running order. */
export function commandsOf({ phases }: Buildspec): Command[] {
  return phases.flatMap((phase) => [...phase.commands, ...phase.finally]);
}

/** Where an offset of a command's text stands in the file; the command's beginning at worst. */
export function offsetIn({ text }: Buildspec, command: Command, at: number): number {
  const { span, style } = command;
  if (style === 'structure') return span.start + at;
  const offsets = sourceOffsets(text.slice(span.start, span.end), command.text);
  return span.start + (offsets?.[at] ?? 0);
}

/** True where `||` follows, so that what stands before may fail. */
export function hasAlternative({ text }: Buildspec, end: number): boolean {
  return /^["']?\s*\|\|/.test(text.slice(end));
}

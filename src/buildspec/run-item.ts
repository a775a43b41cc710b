import { t } from '../language.ts';
import type { Command, PhaseName } from './buildspec.ts';
import { runScript } from './run.ts';
import { assign, type Shell } from './shell.ts';
import { sourceOffsets } from './source-offsets.ts';
import type { Span } from './span.ts';
import { type At, momentOf, type Telling } from './telling.ts';

/** One item of a list of commands, on its way through the shell. */
export interface Item {
  readonly phase: PhaseName;
  readonly list: 'commands' | 'finally';
  readonly command: Command;
  /** The whole file. */
  readonly text: string;
  readonly telling: Telling;
}

/** Follows one item and gives the shell after it. */
export function runItem(shell: Shell, item: Item): Shell {
  const { phase, list, command, telling } = item;
  const at: At = {
    telling,
    phase,
    list,
    command,
    spanOf: spansIn(item),
    input: undefined,
    substituted: false,
    executed: false,
    background: false,
  };
  const after = telling.clock.left > 0 ? runScript(command.text, shell, at) : undefined;
  if (after === undefined) {
    const why =
      telling.clock.left > 0 ? t`the shell syntax is not complete` : t`there are too many commands`;
    telling.unread.push({ ...momentOf(at, command.span), why });
    return spoiled(shell, command.text);
  }
  // A script that leaves early and well goes on to the next item whatever the build's state.
  const guarded = after.guarded && !/\bexit\s+0\b/.test(command.text);
  return { ...after, guarded, ended: false };
}

/** Turns offsets in the command's text into a stretch of the file, the whole item at worst. */
function spansIn({ command, text }: Item): (start: number, end: number) => Span {
  const { span, style } = command;
  const source = text.slice(span.start, span.end);
  if (source === command.text) {
    return (start, end) => ({ start: span.start + start, end: span.start + end });
  }
  const offsets =
    style === 'structure'
      ? Array.from({ length: command.text.length + 1 }, (_, index) => index)
      : sourceOffsets(source, command.text);
  return (start, end) => {
    const first = offsets?.[start];
    const last = offsets?.[end - 1];
    if (first === undefined || last === undefined || last < first) return span;
    return { start: span.start + first, end: Math.min(span.start + last + 1, span.end) };
  };
}

/** After a command that was not understood, what it may have changed is no longer known. */
function spoiled(shell: Shell, text: string): Shell {
  const moved = /\b(cd|pushd|popd)\b/.test(text);
  const names = [...text.matchAll(/\b([A-Za-z_]\w*)\+?=/g)].map((match) => match[1] ?? '');
  const after = moved ? { ...shell, directory: undefined, stack: [] } : shell;
  return [...new Set(names)].slice(0, 100).reduce((known, name) => {
    return assign(known, name, [{ kind: 'opaque', text: `$${name}`, names: [], quoted: false }]);
  }, after);
}

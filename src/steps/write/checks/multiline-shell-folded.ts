import type { Buildspec, Command } from '../../../buildspec/buildspec.ts';
import type { Edit } from '../../../buildspec/edit.ts';
import { t } from '../../../language.ts';
import { commandsOf } from '../command-at.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { Aim, FileSight } from '../sight.ts';

/** The lines of a command reach the shell as they are meant. */
export const multilineShellFolded = meaningCheck(
  'multiline-shell-folded',
  t`the lines of a command reach the shell as they are meant`,
  ({ spec, story }): Fault[] => {
    const unread = new Set(story.unread.map(({ command }) => command));
    return commandsOf(spec).flatMap((command): Fault[] => {
      const { style, span } = command;
      const source = spec.text.slice(span.start, span.end);
      if ((style !== 'plain' && style !== 'folded') || !source.includes('\n')) return [];
      return backslash(command, source) ?? brokenLines(command, spec, unread.has(command)) ?? [];
    });
  },
);

/** Whether the lines of a command reach the shell otherwise than they are meant. */
export function isFolded(command: Command, file: FileSight, aim: Aim): boolean {
  const { start, end } = command.span;
  return multilineShellFolded
    .faults(file, aim)
    .some(({ at }) => typeof at === 'number' && start <= at && at <= end);
}

/** Lines that end with a backslash: what follows it is then a space and no line end. */
function backslash({ text, span, style }: Command, source: string): Fault[] | undefined {
  const ends = [...source.matchAll(/[ \t]*\\[ \t]*(?=\r?\n[ \t]*\S)/g)];
  const [first] = ends;
  // In a folded block, lines that are indented further keep their ends.
  const isJoined = style === 'plain' || !/\\\n/.test(text);
  if (!first || !isJoined || !/\\ /.test(text) || isPrinted(text)) return undefined;
  const edits = ends.map(({ index, 0: found }) => ({
    span: { start: span.start + index, end: span.start + index + found.length },
    text: '',
  }));
  return [
    {
      severity: 'error',
      what: t`a backslash at the end of a line that YAML joins with the next`,
      why: t`YAML makes a space of the line’s end, so the shell sees a backslash and a space, and the next word begins with it`,
      at: span.start + first.index + first[0].indexOf('\\'),
      remedy: t`take the backslashes out: the lines are joined without them`,
      edits,
    },
  ];
}

/** True for a text that is printed: one more space does no harm there, and `printf` passes over it. */
function isPrinted(text: string): boolean {
  return /^\s*(echo|printf)\s[^%;&|]*$/.test(text);
}

/** A script of several lines that needs its line ends. */
function brokenLines(command: Command, spec: Buildspec, isUnread: boolean): Fault[] | undefined {
  const { text, span } = command;
  const isBlock = isUnread && /(^|\s)(then|do|else|fi|done|esac|case)(\s|$)/.test(text);
  const isDocument =
    /<<-?\s*["']?[A-Za-z_]+/.test(text.replace(/<<</g, '')) && !text.trim().includes('\n');
  if (!isBlock && !isDocument) return undefined;
  const edits = asBlock(command, spec);
  return [
    {
      severity: 'error',
      what: t`the lines of this command become one line`,
      why: t`without a bar before it YAML joins the lines of a text by spaces, and the shell misses their ends`,
      at: span.start,
      remedy: t`put a bar | after the dash, and begin on the next line`,
      ...(edits && { edits }),
    },
  ];
}

/** The same lines in a block that keeps their ends. */
function asBlock({ span, style }: Command, { text }: Buildspec): Edit[] | undefined {
  if (style === 'folded') return [{ span: { start: span.start, end: span.start + 1 }, text: '|' }];
  const [first = '', ...rest] = text.slice(span.start, span.end).split('\n');
  const indents = rest
    .filter((line) => line.trim() !== '')
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  if (!Number.isFinite(indent)) return undefined;
  const start = span.start;
  return [
    {
      span: { start, end: start + first.length },
      text: `|\n${' '.repeat(indent)}${first.trimEnd()}`,
    },
  ];
}

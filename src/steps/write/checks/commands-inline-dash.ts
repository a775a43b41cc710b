import type { Edit } from '../../../buildspec/edit.ts';
import { lineEndOf, lineStartOf } from '../../../buildspec/span.ts';
import { t } from '../../../language.ts';
import { formCheck } from '../form-check.ts';

/** A list begins on a line of its own. */
export const commandsInlineDash = formCheck(
  'commands-inline-dash',
  t`a list begins on a line of its own`,
  {
    kinds: ['commands-inline-dash'],
    why: t`after a key and its colon YAML takes no dash on the same line`,
    remedy: t`begin the first command on the next line`,
    edits: ({ span }, { text }) => [onNextLine(text, span.start)],
    anew: true,
  },
);

/** Breaks the line before the dash; the commands below, where there are any, say how deep. */
function onNextLine(text: string, dash: number): Edit {
  const line = text.slice(lineStartOf(text, dash), dash);
  const next = text.slice(lineEndOf(text, dash)).match(/^\r?\n( *)- /)?.[1];
  const indent = next ?? `${line.match(/^ */)?.[0] ?? ''}  `;
  const start = dash - (line.length - line.trimEnd().length);
  return { span: { start, end: dash }, text: `\n${indent}` };
}

import type { Edit } from '../../../buildspec/edit.ts';
import type { Assignment, Call } from '../../../buildspec/story-shape.ts';
import { resolve, type Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';

/** Every command that is to set a variable sets it. */
export const assignmentNotMade = meaningCheck(
  'assignment-not-made',
  t`every command that is to set a variable sets it`,
  (file): Fault[] => {
    const refused = file.story.calls.flatMap((call): Fault[] => {
      const words = spaced(call, file) ?? dollar(call, file) ?? dashed(call);
      if (!words) return [];
      return [{ severity: call.conditional ? 'warning' : 'error', at: call.span.start, ...words }];
    });
    return [...refused, ...file.story.assignments.flatMap((one) => quoted(one, file) ?? [])];
  },
);

/** `DATE='date'`, where single quotes stand in place of backticks. */
function quoted({ name, parts, span }: Assignment, { spec, story }: FileSight): Fault | undefined {
  const command = resolve(parts) ?? '';
  const isCommand = /^(date( [-+]\S.*)?|git (rev-parse|describe|log)\b.*)$/.test(command);
  const at = spec.text.slice(span.start, span.end).search(/=(["']).*\1$/);
  const isRun = story.calls.some(({ argv: [word] }) => /^["']?\$/.test(word?.text ?? ''));
  if (!isCommand || at < 0 || isRun) return undefined;
  const start = span.start + at + 1;
  return {
    severity: 'warning',
    what: t`${name} is given the words “${command}” and not what the command prints`,
    why: t`quotes make a text; the shell runs what stands between backticks or in $( )`,
    at: span.start,
    remedy: t`write $(${command}) in place of the quotes`,
    edits: [{ span: { start, end: span.end }, text: `$(${command})` }],
  };
}

type Words = Pick<Fault, 'what' | 'why' | 'remedy' | 'edits'>;

/** `TAG = latest`, with or without `export`. */
function spaced(call: Call, file: FileSight): Words | undefined {
  const isExport = call.argv[0]?.text === 'export';
  const [name, sign, value, ...rest] = isExport ? call.argv.slice(1) : call.argv;
  if (!name || !sign || !/^[A-Za-z_]\w*$/.test(name.text) || !/^=(?!=)/.test(sign.text)) {
    return undefined;
  }
  if (!isExport && !isVariable(name.text, file)) return undefined;
  const next = sign.text === '=' ? value : sign;
  const isWhole = rest.length === 0 && (sign.text === '=' || !value);
  const edits = isWhole && next ? [without(name, next, sign.text === '=' ? '=' : '')] : undefined;
  return {
    what: t`${name.text} is not set: spaces stand around its equals sign`,
    why: isExport
      ? t`the shell takes the equals sign for the name of another variable, and refuses it`
      : t`the shell takes ${name.text} for a program, and finds none: “command not found”`,
    remedy: t`take the spaces out`,
    ...(edits && { edits }),
  };
}

/** What stands between two words becomes a text. */
function without(from: Word, to: Word, text: string): Edit {
  return { span: { start: from.span.end, end: to.span.start }, text };
}

/** Programs are hardly ever in capitals, and a name that is read elsewhere is a variable. */
function isVariable(name: string, { spec }: FileSight): boolean {
  return /^[A-Z_][A-Z0-9_]+$/.test(name) || new RegExp(`\\$\\{?${name}\\b`).test(spec.text);
}

/** `$TAG=latest` */
function dollar({ argv: [word] }: Call, { spec }: FileSight): Words | undefined {
  const [lead, name] = word?.text.match(/^\$\{?([A-Za-z_]\w*)\}?=/) ?? [];
  if (!word || !lead || !name) return undefined;
  const { start } = word.span;
  const isAsWritten = spec.text.startsWith(lead, start);
  const edits = [{ span: { start, end: start + lead.length }, text: `${name}=` }];
  return {
    what: t`${name} is not set: a dollar sign stands before its name`,
    why: t`the shell puts the old value there first, and takes what comes out for a program`,
    remedy: t`take the dollar sign out`,
    ...(isAsWritten && { edits }),
  };
}

/** `IMAGE-TAG=latest`, with or without `export`. */
function dashed({ argv }: Call): Words | undefined {
  const word = argv[0]?.text === 'export' ? argv[1] : argv[0];
  const [, name] = word?.text.match(/^([A-Za-z_]\w*(?:-\w+)+)=/) ?? [];
  if (!name) return undefined;
  return {
    what: t`${name} is not set: a variable’s name holds no dash`,
    why:
      word === argv[0]
        ? t`the shell takes all of it for a program, and finds none: “command not found”`
        : t`the shell refuses the name`,
    remedy: t`write an underscore in place of the dash, here and where it is read`,
  };
}

import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** What is printed holds no sign that the shell reads. */
export const echoCutShort = meaningCheck(
  'echo-cut-short',
  t`nothing that is printed is read as a command`,
  ({ story, spec }): Fault[] =>
    story.calls.flatMap((call): Fault[] => {
      const [cut] = ampersand(call, spec.text);
      if (cut) return [cut];
      if (isSentence(call)) return [unprinted(call)];
      return isProse(call, spec.text) ? [run(call)] : [];
    }),
);

/** Words that begin a command of their own, or end what an `&` stands in. */
const own = /^(wait|done|fi|esac|then|else|elif|do)$/;

/** An `&` right behind what is printed, with more words after it on the line. */
function ampersand({ argv, background, outputs, span }: Call, text: string): Fault[] {
  const { name = '' } = programOf(argv) ?? {};
  if (!/^(echo|printf)$/.test(name) || !background || outputs.length > 0) return [];
  const after = text.slice(span.end, span.end + 80);
  const [, next] = /^[ \t]*&(?![&>\d])[ \t]*([A-Za-z][\w./-]*)(?=[\s;&|)]|$)/.exec(after) ?? [];
  if (!next || own.test(next)) return [];
  return [
    {
      severity: 'warning',
      what: t`${name} ends at the &, and ${next} is run as a command`,
      why: t`outside of quotes & leaves a command to run in the background, and what comes after is the next: “command not found”`,
      at: span.start,
      remedy: t`put what is printed in quotes`,
    },
  ];
}

/** True for a whole command of plain words that begins as a sentence of what is being done does. */
function isSentence({ argv, substituted }: Call): boolean {
  const [first, ...rest] = argv.map(({ text }) => text);
  const isBegun = /^[A-Z][a-z]+(ing|ed)$/.test(first ?? '') && !substituted;
  const isPlain = rest.every((text) => /^[A-Za-z][\w'-]*[.,!:]*$|^\.+$/.test(text));
  return isBegun && rest.length > 1 && isPlain;
}

function unprinted({ argv, span }: Call): Fault {
  return {
    severity: 'warning',
    what: t`the sentence “${argv.map(({ text }) => text).join(' ')}” is run as a command`,
    why: t`the shell looks for a program ${argv[0]?.text ?? ''}, and the phase ends with exit status 127`,
    at: span.start,
    remedy: t`write echo before it`,
    edits: [{ span: { start: span.start, end: span.start }, text: 'echo ' }],
  };
}

/** True for words between backticks within echo that no program is called by: a sentence begins so. */
function isProse({ argv, substituted, span }: Call, text: string): boolean {
  const [first, second] = argv;
  if (!substituted || !text.slice(span.start - 1, span.start + 1).includes('`')) return false;
  const line = text.slice(text.lastIndexOf('\n', span.start) + 1, span.start);
  const isPrinted = /\b(echo|printf)\b/.test(line);
  const isName = /^(Rscript|Xvfb)$/.test(first?.text ?? '');
  const isWord = /^[A-Z][a-z]+$/.test(first?.text ?? '') && /^[A-Za-z]/.test(second?.text ?? '');
  return isPrinted && isWord && !isName;
}

function run({ argv, span }: Call): Fault {
  return {
    severity: 'warning',
    what: t`${argv[0]?.text ?? ''} is run as a command, since it stands between backticks`,
    why: t`the shell runs what backticks enclose and prints its answer in their place: “command not found”`,
    at: span.start,
    remedy: t`write quotes in place of the backticks`,
  };
}

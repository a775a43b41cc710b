import { insertion } from '../../../buildspec/edit.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Every bracket of a condition stands by itself. */
export const bracketNotSpaced = meaningCheck(
  'bracket-not-spaced',
  t`every bracket of a condition stands by itself`,
  ({ story }): Fault[] => story.calls.flatMap((call) => opening(call) ?? closing(call) ?? []),
);

/** `[$A = 1 ]`, a program of that name. */
function opening({ argv: [word] }: Call): Fault[] | undefined {
  const [lead] = word?.text.match(/^\[\[?(?=["'$\-!\w])/) ?? [];
  if (!word || !lead) return undefined;
  return [
    {
      severity: 'warning',
      what: t`${word.text} is run as a program: there is no space after the bracket`,
      why: t`the bracket is a command of its own; what is not found counts as false, whatever is compared`,
      at: word.span.start,
      remedy: t`put a space after the bracket`,
      edits: [insertion(word.span.start + lead.length, ' ')],
    },
  ];
}

/** `[ $A = 1]` */
function closing({ argv }: Call): Fault[] | undefined {
  const last = argv.at(-1);
  if (argv[0]?.text !== '[' || !last || last.text === ']' || argv.length < 2) return undefined;
  const isGlued = last.text.endsWith(']');
  return [
    {
      severity: 'warning',
      what: isGlued
        ? t`there is no space before the bracket that ends ${last.text}`
        : t`the bracket of this condition is not closed`,
      why: t`the shell says “missing ]”, and takes the condition for false`,
      at: argv[0].span.start,
      remedy: isGlued ? t`put a space before the bracket` : t`end the condition with ]`,
      ...(isGlued && { edits: [insertion(last.span.end - 1, ' ')] }),
    },
  ];
}

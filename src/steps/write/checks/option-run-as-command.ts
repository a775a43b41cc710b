import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Every line of a command that is broken into lines belongs to it. */
export const optionRunAsCommand = meaningCheck(
  'option-run-as-command',
  t`every option stands in the line of its command`,
  ({ story, spec }): Fault[] =>
    story.calls.flatMap(({ argv, span, conditional }): Fault[] => {
      const [word] = argv;
      if (!word || !/^--?[A-Za-z][\w-]*(=|$)/.test(word.text)) return [];
      const isBroken = /\\[ \t]+\r?\n\s*$/.test(spec.text.slice(0, span.start));
      return [
        {
          severity: conditional ? 'warning' : 'error',
          what: t`the option ${word.text} is run as a command`,
          why: isBroken
            ? t`a backslash joins two lines only where it is the last sign of its line; a space stands after one here`
            : t`the line before ends without a backslash, so the shell takes the next for a command of its own: “command not found”`,
          at: span.start,
          remedy: isBroken
            ? t`take the space after the backslash away`
            : t`end the line before with a backslash, or write both as one`,
        },
      ];
    }),
);

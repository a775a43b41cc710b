import type { Edit } from '../../../buildspec/edit.ts';
import { programOf } from '../../../buildspec/program.ts';
import type { Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Variables that are to be filled in do not stand in single quotes. */
export const variableInSingleQuotes = meaningCheck(
  'variable-in-single-quotes',
  t`what sed and yq put in is filled in by the shell`,
  ({ story }): Fault[] => {
    const programs = story.calls.map(({ argv }) => programOf(argv));
    // What is put in as it stands may be filled in afterwards.
    if (programs.some((program) => program?.name === 'envsubst')) return [];
    return programs.flatMap((program) => {
      const { name: tool = '', args = [] } = program ?? {};
      const nameIn = Object.hasOwn(putIn, tool) ? putIn[tool] : undefined;
      if (!nameIn) return [];
      return args.flatMap((word): Fault[] => {
        const name = nameIn(word.text);
        if (!name) return [];
        const edit = doubled(word);
        return [
          {
            severity: 'warning',
            what: t`${tool} puts in the name $${name} itself, not its value`,
            why: t`the shell fills nothing in between single quotes, and ${tool} does not know its variables`,
            at: word.span.start,
            remedy: t`put the expression in double quotes`,
            ...(edit && { edits: [edit] }),
          },
        ];
      });
    });
  },
);

/** The shell variable that an expression in single quotes puts in, by the program that reads it. */
const putIn: Readonly<Record<string, (text: string) => string | undefined>> = {
  sed: (text) => {
    const [, , from = '', to = ''] =
      /^'(?:\/[^/]*\/ ?)?s([|/#@,:!~])((?:\\.|(?!\1)[^'])*)\1((?:\\.|(?!\1)[^'])*)\1[gIip\d]*'$/.exec(
        text,
      ) ?? [];
    const name = shellName(to);
    return name !== undefined && !from.includes(name) ? name : undefined;
  },
  yq: (text) => {
    const values = /^'[^']*'$/.test(text) ? text.matchAll(/(?<![=!<>])= *"([^"']*)"/g) : [];
    return [...values].map(([, value = '']) => shellName(value)).find((name) => name !== undefined);
  },
};

function shellName(text: string): string | undefined {
  return /(?<![\\$])\$\{?([A-Z][A-Z\d_]+)(?![a-z\d_])/.exec(text)?.[1];
}

/** The word in double quotes, where nothing in it would then be read otherwise. */
function doubled({ text, span }: Word): Edit | undefined {
  const inside = text.slice(1, -1);
  const others = inside.replaceAll(/\$\{?[A-Z][A-Z\d_]+\}?/g, '');
  return /["`\\$!]/.test(others) ? undefined : { span, text: `"${inside}"` };
}

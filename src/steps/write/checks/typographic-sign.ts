import { programOf } from '../../../buildspec/program.ts';
import type { Word } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Quotes and dashes of commands are those of a keyboard. */
export const typographicSign = meaningCheck(
  'typographic-sign',
  t`quotes and dashes of commands are those of a keyboard`,
  ({ spec, story }): Fault[] => {
    if (!signs.test(spec.text)) return [];
    return story.calls.flatMap(({ argv }) => {
      // What is only printed may look as it likes.
      if (/^(echo|printf)$/.test(programOf(argv)?.name ?? '')) return [];
      return argv.flatMap((word) => faultOf(word) ?? []);
    });
  },
);

/** The signs that are looked for, or an escape of YAML that may stand for one. */
const signs = /[“”„‘’–—]|\\[uUx]/;

function faultOf(word: Word): Fault | undefined {
  const bare = word.written
    .map((part) => (part.kind === 'literal' && !part.quoted ? part.text : ' '))
    .join('');
  const [quote] = bare.match(/[“”„]|^[‘’]/) ?? [];
  const [dash] = bare.match(/^-{0,2}[\w-]*[–—](?=\w)/) ?? [];
  const isOption = dash !== undefined && /^[-–—]/.test(dash);
  if (!quote && !isOption) return undefined;
  return {
    severity: 'warning',
    what: quote
      ? t`${word.text} stands in typographic quotes`
      : t`${word.text} is written with a long dash`,
    why: quote
      ? t`to the shell they are letters like others, and quote nothing`
      : t`to a program it is no option, for those begin with short dashes`,
    at: word.span.start,
    remedy: quote ? t`write " in their place` : t`write short dashes`,
  };
}

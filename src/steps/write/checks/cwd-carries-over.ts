import { programOf } from '../../../buildspec/program.ts';
import type { Story } from '../../../buildspec/story.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { missingPlaces } from '../missing-places.ts';

/** Every path is meant from where an earlier cd has led. */
export const cwdCarriesOver = meaningCheck(
  'cwd-carries-over',
  t`every path is meant from where an earlier cd has led`,
  (file): Fault[] => {
    if (!file.hasSource) return enteredTwice(file.story);
    return missingPlaces(file).flatMap(({ used, fromRoot }): Fault[] => {
      if (fromRoot === undefined) return [];
      const { word, call } = used;
      const isPlain =
        word.written.length === 1 && word.written[0]?.kind === 'literal' && !/["']/.test(word.text);
      return [
        {
          severity: 'error',
          what: t`${word.text} is looked for in ${call.directory}, where an earlier cd has led`,
          why: t`all commands of a build share one shell, and its folder stays what the last cd made it`,
          at: word.span.start,
          remedy: t`write $CODEBUILD_SRC_DIR/${fromRoot}, which is the same from everywhere`,
          ...(isPlain
            ? { edits: [{ span: word.span, text: `$CODEBUILD_SRC_DIR/${fromRoot}` }] }
            : {}),
        },
      ];
    });
  },
);

/** The same folder entered from within itself, where the folders themselves are not here to look at. */
function enteredTwice({ calls }: Story): Fault[] {
  return calls.flatMap(({ argv, directory, conditional }): Fault[] => {
    const { name, args: [word] = [] } = programOf(argv) ?? {};
    const path = word?.text.replace(/^\.\/|\/$/g, '') ?? '';
    const isTwice = name === 'cd' && !conditional && /^[\w-]/.test(path) && directory === path;
    if (!word || !isTwice) return [];
    return [
      {
        severity: 'warning',
        what: t`cd ${word.text} is run inside of ${path}, where an earlier cd has led`,
        why: t`all commands of a build share one shell, and its folder stays what the last cd made it`,
        at: word.span.start,
        remedy: t`write cd $CODEBUILD_SRC_DIR/${path}, which is the same from everywhere`,
      },
    ];
  });
}

import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { resolve } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Packages are installed without a question. */
export const installAsksFirst = meaningCheck(
  'install-asks-first',
  t`packages are installed without a question`,
  ({ story, spec }): Fault[] => {
    if (/\bassume-?yes\b/i.test(spec.text.replace(/--assume-?yes/gi, ''))) return [];
    return story.calls.flatMap((call): Fault[] => {
      const asked = questionOf(call);
      if (!asked || call.conditional || call.input !== undefined) return [];
      return [
        {
          severity: 'warning',
          what: t`${asked} asks before it installs what the packages need`,
          why: t`nobody answers in a build, and without an answer it aborts`,
          at: call.span.start,
          remedy: t`answer beforehand: ${asked} -y`,
        },
      ];
    });
  },
);

const asking = /^(apt|apt-get|yum|dnf)$/;
const verbs = /^(install|reinstall|upgrade|dist-upgrade|full-upgrade|groupinstall|localinstall)$/;
/** Options with which nothing is asked, or nothing is installed (apt-get(8), yum(8)). */
const settles =
  /^(-\w*y\w*|--(yes|assume-?yes|assume-?no|force-yes|download-?only|simulate|dry-run|help)|-\w*qq\w*|-q=\d|--quiet=\d|-[sdh])$/i;

function questionOf({ argv }: Call): string | undefined {
  const program = programOf(argv);
  if (!program || !asking.test(program.name)) return undefined;
  const words = program.args.map(({ parts, text }) => resolve(parts) ?? text);
  const verb = words.find((word) => !word.startsWith('-'));
  if (!verb || !verbs.test(verb)) return undefined;
  // A variable among the words may hold the option.
  const isSettled = words.some((word) => settles.test(word) || word.startsWith('$'));
  return isSettled ? undefined : `${program.name} ${verb}`;
}

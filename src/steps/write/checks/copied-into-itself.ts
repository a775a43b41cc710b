import { programOf } from '../../../buildspec/program.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { resolve } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** No folder is copied into itself. */
export const copiedIntoItself = meaningCheck(
  'copied-into-itself',
  t`no folder is copied into itself`,
  ({ story }): Fault[] =>
    story.calls.flatMap((call): Fault[] => {
      const target = intoItself(call);
      if (target === undefined || mayFail(call)) return [];
      return [
        {
          severity: 'warning',
          what: t`everything here is copied into ${target}, which is here itself`,
          why: t`cp copies the rest, then fails: “cannot copy a directory, '${target}', into itself”`,
          at: call.span.start,
          remedy: t`name what is to be copied, or copy to a folder outside, such as /tmp, and move it back`,
        },
      ];
    }),
);

/** The folder below this one that all of this one is copied to. */
function intoItself({ argv }: Call): string | undefined {
  const program = programOf(argv);
  if (program?.name !== 'cp') return undefined;
  const words = program.args.map(({ parts, text }) => resolve(parts) ?? text);
  const paths = words.filter((word) => !word.startsWith('-'));
  const isDeep = words.some((word) => /^-[a-zA-Z]*[rRa]|^--(recursive|archive)$/.test(word));
  const [source = '', target = '', more] = paths;
  const isBelow = /^(\.\/)?[\w-][^*$"'`]*$/.test(target) && !target.split('/').includes('..');
  const isAll = /^(\.\/?|(\.\/)?\*)$/.test(source);
  return isDeep && isAll && isBelow && more === undefined ? target.replace(/\/$/, '') : undefined;
}

/** True where the command goes on whatever cp says. */
function mayFail({ command, conditional }: Call): boolean {
  return conditional || /\|\||^[ \t]*set \+e/m.test(command.text);
}

import { insertion } from '../../../buildspec/edit.ts';
import type { Build } from '../../../buildspec/images.ts';
import { resolve } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Every docker build names the folder that it builds from. */
export const dockerBuildNoContextArg = meaningCheck(
  'docker-build-no-context-arg',
  t`every docker build names its context`,
  ({ story, spec }): Fault[] =>
    story.builds
      .filter(
        ({ words, call }) =>
          words.length === 0 && !call.argv.some(({ text }) => /^--?h(elp)?$/.test(text)),
      )
      .map((build) => {
        const dot = gluedDot(build, spec.text);
        const start = dot ?? build.call.span.end;
        return {
          severity: 'error',
          what:
            dot === undefined
              ? t`docker build is given no context`
              : t`docker build is given no context: the dot belongs to the tag for lack of a space`,
          why: t`docker build takes exactly one argument, the folder that COPY sees; it answers “requires exactly 1 argument”`,
          at: dot ?? build.call.span.start,
          remedy:
            dot === undefined
              ? t`put the folder at the end, mostly a dot`
              : t`put a space before the dot`,
          edits: [insertion(start, dot === undefined ? ' .' : ' ')],
        };
      }),
);

/** The offset of a dot that ends the last tag, as in `app:latest.` */
function gluedDot({ tags }: Build, text: string): number | undefined {
  const last = tags.at(-1);
  if (last === undefined || resolve(last.parts.slice(-1))?.endsWith('.') !== true) return undefined;
  const at = text.lastIndexOf('.', last.span.end - 1);
  return at >= last.span.start ? at : undefined;
}

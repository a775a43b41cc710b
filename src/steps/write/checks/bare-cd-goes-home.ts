import { programOf } from '../../../buildspec/program.ts';
import type { Story } from '../../../buildspec/story.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Every cd says where to. */
export const bareCdGoesHome = meaningCheck(
  'bare-cd-goes-home',
  t`every cd that others depend on says where to`,
  ({ story, spec }): Fault[] => {
    const needs = story.builds.filter(
      ({ call, context }) => isHome(call) && isRelative(context?.text),
    );
    const bare = new Set(needs.flatMap(({ call }) => lastBareCd(call, story) ?? []));
    return [...bare].map(({ span, command }) => {
      const isWhole =
        command.text.trim() === 'cd' && spec.text.slice(span.start, span.end) === 'cd';
      return {
        severity: 'error',
        what: t`cd without a folder leaves the source`,
        why: t`it goes to the home folder, /root, where docker build finds no Dockerfile`,
        at: span.start,
        remedy: t`write cd $CODEBUILD_SRC_DIR, the root of the source`,
        ...(isWhole ? { edits: [{ span, text: 'cd $CODEBUILD_SRC_DIR' }] } : {}),
      };
    });
  },
);

function isHome({ directory }: Call): boolean {
  return directory?.startsWith('~') === true;
}

function isRelative(context: string | undefined): boolean {
  return context !== undefined && /^["']?[\w.]/.test(context);
}

/** The `cd` that led to where a call runs, where it names no folder. */
function lastBareCd({ order }: Call, { calls }: Story): Call | undefined {
  const last = calls.findLast((call) => call.order < order && programOf(call.argv)?.name === 'cd');
  return last && programOf(last.argv)?.args.length === 0 ? last : undefined;
}

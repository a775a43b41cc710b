import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** An image is pushed only when its build succeeded. */
export const pushUnguarded = meaningCheck(
  'push-unguarded',
  t`an image is pushed only when its build succeeded`,
  (file): Fault[] => {
    const build = file.spec.phases.find(({ name }) => name === 'build');
    if (build?.onFailure?.text === 'ABORT') return [];
    const push = file.story.pushes.find(
      ({ call }) => call.phase === 'post_build' && !call.guarded && !call.conditional,
    );
    if (!push || !file.story.builds.some(({ call }) => call.phase === 'build')) return [];
    return [
      {
        severity: 'warning',
        what: t`the push in post_build runs after a failed build too`,
        why: t`post_build follows build whatever came of it, so a second error covers the first`,
        at: push.call.span.start,
        remedy: t`push in the phase build, or only while CODEBUILD_BUILD_SUCCEEDING is 1`,
      },
    ];
  },
);

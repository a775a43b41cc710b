import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** The project’s own limit leaves room for one more build. */
export const concurrencyLimit: Check<WireSight> = {
  id: 'concurrency-limit',
  title: t`the project’s limit allows one more build`,
  find({ project, projectName, around }) {
    const facts = 'seen' in project ? project.seen : undefined;
    const most = facts?.concurrentBuildLimit;
    const running = around?.running && 'seen' in around.running ? around.running.seen : 0;
    if (!facts || most === undefined || running < most) return [];
    return [
      {
        check: 'concurrency-limit',
        step: 'wire',
        severity: 'warning',
        what:
          running === 1
            ? t`1 build of ${projectName} run now, and the project allows ${most} at once`
            : t`${running} builds of ${projectName} run now, and the project allows ${most} at once`,
        why: t`CodeBuild does not start a build beyond the project’s limit`,
        where: { arn: facts.arn },
        remedy: {
          kind: 'advice',
          text: t`wait until one has ended, stop one, or raise the project’s concurrent build limit`,
        },
      },
    ];
  },
};

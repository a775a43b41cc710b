import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';
import { cannotRunDocker } from './privileged-mode-off.ts';

/** The project's compute can build images at all. */
export const computeWithoutDocker: Check<WireSight> = {
  id: 'compute-without-docker',
  title: t`the project’s compute can build images`,
  find({ project, projectName }) {
    if ('unseen' in project || !project.seen) return [];
    const { environmentType, arn } = project.seen;
    if (!cannotRunDocker(environmentType)) return [];
    return [
      {
        check: 'compute-without-docker',
        step: 'wire',
        severity: 'error',
        what: t`${projectName} builds on ${environmentType}, where no image can be built`,
        why: t`Lambda compute, Windows and macOS have no Docker daemon for Linux images`,
        where: { arn },
        remedy: {
          kind: 'advice',
          text: t`name another --project, or change its environment to Linux`,
        },
      },
    ];
  },
};

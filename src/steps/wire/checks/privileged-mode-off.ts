import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** Docker can run in the build. */
export const privilegedModeOff: Check<WireSight> = {
  id: 'privileged-mode-off',
  title: t`Docker can run in the build`,
  find({ project, projectName }) {
    if ('unseen' in project || !project.seen || project.seen.privilegedMode) return [];
    if (cannotRunDocker(project.seen.environmentType)) return [];
    return [
      {
        check: 'privileged-mode-off',
        step: 'wire',
        severity: 'error',
        what: t`docker cannot run in the builds of ${projectName}`,
        why: t`the project’s privileged mode is off, and the Docker daemon needs it`,
        where: { arn: project.seen.arn },
        remedy: {
          kind: 'change',
          text: t`turn privileged mode on; everything else of the project stays as it is`,
          changes: [
            {
              kind: 'update-project',
              name: projectName,
              settings: [{ set: 'privilegedMode', to: true }],
            },
          ],
        },
      },
    ];
  },
};

/**
 * Lambda compute has no Docker and Windows containers cannot build images.
 * Source: AWS CodeBuild User Guide, Run builds on AWS Lambda compute.
 */
export function cannotRunDocker(environmentType: string): boolean {
  return /LAMBDA|WINDOWS|MAC/.test(environmentType);
}

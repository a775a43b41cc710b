import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** A push that starts a build hears how the build ended. */
export const statusNotReported: Check<WireSight> = {
  id: 'status-not-reported',
  title: t`the Git provider hears how a build ended`,
  find({ project, projectName }) {
    const facts = 'seen' in project ? project.seen : undefined;
    if (!facts?.webhook || facts.webhook.reportsStatus) return [];
    return [
      {
        check: 'status-not-reported',
        step: 'wire',
        severity: 'hint',
        what: t`pushes start builds of ${projectName}, and their outcome is not reported to the Git provider`,
        why: t`the project’s reporting of the build status is off, so a commit shows no check`,
        where: { arn: facts.arn },
        remedy: {
          kind: 'advice',
          text: t`turn on “Report build statuses to source provider” in the project’s source`,
        },
      },
    ];
  },
};

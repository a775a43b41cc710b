import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** A build leaves a log, so that one that fails says why. */
export const buildWithoutLog: Check<WireSight> = {
  id: 'build-without-log',
  title: t`a build leaves a log`,
  find({ project, projectName }) {
    const facts = 'seen' in project ? project.seen : undefined;
    if (!facts || facts.logsEnabled) return [];
    return [
      {
        check: 'build-without-log',
        step: 'wire',
        severity: 'hint',
        what: t`the builds of ${projectName} leave no log in CloudWatch`,
        why: t`the project’s log is switched off; a build that fails then says only in which phase`,
        where: { arn: facts.arn },
        remedy: { kind: 'advice', text: t`switch CloudWatch logs on in the project’s settings` },
      },
    ];
  },
};

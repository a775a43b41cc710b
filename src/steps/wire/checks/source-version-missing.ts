import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';

/** The branch or tag that the project builds is one of its repository. */
export const sourceVersionMissing: Check<WireSight> = {
  id: 'source-version-missing',
  title: t`the branch or tag that the project builds is there`,
  find({ project, projectName, around, git }) {
    const facts = 'seen' in project ? project.seen : undefined;
    if (!facts?.sourceVersion || around?.hasVersion !== false) return [];
    return [
      {
        check: 'source-version-missing',
        step: 'wire',
        severity: 'warning',
        what: t`${projectName} builds ${facts.sourceVersion}, and ${git?.remote ?? t`the repository`} has no such branch or tag as far as it was fetched`,
        why: t`the build then ends while it downloads its source: “reference not found for primary source”`,
        where: { arn: facts.arn },
        remedy: {
          kind: 'advice',
          text: t`fetch with git and look again; if it is not there, name one that is as the project’s source version`,
        },
      },
    ];
  },
};

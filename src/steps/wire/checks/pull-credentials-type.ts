import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { mustBePulled } from '../build-image.ts';
import type { WireSight } from '../sight.ts';

/** The build image is pulled by the rights that can pull it. */
export const pullCredentialsType: Check<WireSight> = {
  id: 'pull-credentials-type',
  title: t`the build image is pulled by who may pull it`,
  find({ project, projectName, caller }) {
    const facts = 'seen' in project ? project.seen : undefined;
    if (!facts || 'unseen' in caller) return [];
    const must = mustBePulled(facts, caller.seen);
    const { imagePullCredentialsType: is = 'CODEBUILD' } = facts;
    if (!must || must.by === is) return [];
    return [
      {
        check: 'pull-credentials-type',
        step: 'wire',
        severity: 'error',
        what: t`${projectName} pulls its build image ${facts.image} with the rights of ${puller[is] ?? is}`,
        why: must.why,
        where: { arn: facts.arn },
        remedy: {
          kind: 'change',
          text: t`let it be pulled with the rights of ${puller[must.by]}`,
          changes: [
            {
              kind: 'update-project',
              name: projectName,
              settings: [{ set: 'imagePullCredentialsType', to: must.by }],
            },
          ],
        },
      },
    ];
  },
};

const puller: Readonly<Record<string, string>> = {
  CODEBUILD: t`CodeBuild itself`,
  SERVICE_ROLE: t`the service role`,
};

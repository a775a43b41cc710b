import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may push to this repository of ECR. */
export const ecrPushMissing: Check<WireSight> = {
  id: 'ecr-push-permissions-missing',
  title: t`the role may push to the repository`,
  find: (sight) =>
    deniedNeeds(sight, ['ecr-push'], {
      check: 'ecr-push-permissions-missing',
      what: ({ roleName, known }) =>
        t`the role ${roleName} cannot push to ${known.setup.repository}`,
      why: t`a push to ECR needs five actions on the repository`,
      text: t`let it push to exactly this repository`,
    }),
};

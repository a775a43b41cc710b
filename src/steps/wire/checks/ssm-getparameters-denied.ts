import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { openParameters } from '../changes.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';
import { policyActionSingular } from './ssm-policy-action-singular.ts';
import { policyArnMalformed } from './ssm-policy-arn-malformed.ts';

/** The role may read the parameters: the action is `ssm:GetParameters`, plural. */
export const getParametersDenied: Check<WireSight> = {
  id: 'ssm-getparameters-denied',
  title: t`the role may read the parameters`,
  find: (sight) =>
    deniedNeeds(sight, ['parameters'], {
      check: 'ssm-getparameters-denied',
      what: ({ roleName }, denied) =>
        t`the role ${roleName} cannot read ${denied.length} of the parameters`,
      why: t`CodeBuild fetches them with ssm:GetParameters, and no policy of the role allows it on them`,
      text: t`let it read exactly these`,
      because: (one) =>
        [policyActionSingular, policyArnMalformed].find((cause) => cause.find(one).length > 0)?.id,
      changes: openParameters,
    }),
};

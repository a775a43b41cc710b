import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { meantInVain, nearlyAllowed } from '../nearly-allowed.ts';
import type { WireSight } from '../sight.ts';

/** The role's policy names the action that CodeBuild really calls. */
export const policyActionSingular: Check<WireSight> = {
  id: 'ssm-policy-action-singular',
  title: t`the role’s policy names ssm:GetParameters, plural`,
  find(sight) {
    const vain = meantInVain(sight, ({ resource }) =>
      ['ssm:GetParameter', 'ssm:GetParametersByPath'].map((action) => ({ action, resource })),
    );
    if (vain.length === 0) return [];
    return [
      nearlyAllowed(sight, {
        check: 'ssm-policy-action-singular',
        what: t`a policy of ${sight.roleName} allows ssm:GetParameter or ssm:GetParametersByPath on the parameters, and not ssm:GetParameters`,
        why: t`these are three actions to IAM, and CodeBuild calls the plural one only`,
      }),
    ];
  },
};

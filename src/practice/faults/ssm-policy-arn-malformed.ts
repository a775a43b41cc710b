import { t } from '../../language.ts';
import { inRolePolicy } from './in-role-policy.ts';

export const policyArnMalformed = inRolePolicy(
  'ssm-policy-arn-malformed',
  t`the ARNs in the role’s policy have two slashes`,
  (json) => json.replaceAll(':parameter/', ':parameter//'),
);

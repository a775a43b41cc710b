import { t } from '../../language.ts';
import { inRolePolicy } from './in-role-policy.ts';

export const policyActionSingular = inRolePolicy(
  'ssm-policy-action-singular',
  t`the role’s policy allows ssm:GetParameter, without its s`,
  (json) => json.replace('ssm:GetParameters', 'ssm:GetParameter'),
);

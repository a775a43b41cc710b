import { t } from '../../language.ts';
import { inRolePolicy, withoutStatement } from './in-role-policy.ts';

export const getParametersDenied = inRolePolicy(
  'ssm-getparameters-denied',
  t`the role’s policy says nothing of the parameters`,
  (json) => withoutStatement(json, 'ReadDockerParameters'),
);

import { t } from '../../language.ts';
import { inRolePolicy } from './in-role-policy.ts';

export const logsPermissionMissing = inRolePolicy(
  'logs-permission-missing',
  t`the role’s policy names the log group of another project`,
  (json) => json.replaceAll('/aws/codebuild/', '/aws/codebuild/old-'),
);

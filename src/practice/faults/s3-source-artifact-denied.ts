import { t } from '../../language.ts';
import { inRolePolicy, withoutStatement } from './in-role-policy.ts';

export const s3SourceDenied = inRolePolicy(
  's3-source-artifact-denied',
  t`the role’s policy says nothing of the source’s bucket`,
  (json) => withoutStatement(json, 'ReadSource'),
);

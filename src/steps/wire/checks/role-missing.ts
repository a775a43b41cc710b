import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { newRole } from '../changes.ts';
import type { WireSight } from '../sight.ts';

/** CodeBuild has a service role. */
export const roleMissing: Check<WireSight> = {
  id: 'role-missing',
  title: t`CodeBuild has a service role`,
  find(sight) {
    if ('unseen' in sight.role || sight.role.seen) return [];
    return [
      {
        check: 'role-missing',
        step: 'wire',
        severity: 'error',
        toDo: true,
        what: t`the role ${sight.roleName} does not exist`,
        why: t`a build acts in the account as its service role, and may do what that role may do`,
        remedy: {
          kind: 'change',
          text: t`create it with exactly what this build needs`,
          changes: newRole(sight),
        },
      },
    ];
  },
};

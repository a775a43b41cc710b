import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { broadPolicies } from '../changes.ts';
import type { WireSight } from '../sight.ts';

const opens = {
  [broadPolicies['read-only']]: t`every parameter of the account, other teams’ passwords included`,
  [broadPolicies.full]: t`every parameter for writing too, and commands on the account’s instances`,
} as const;

/** The role may read these parameters and no others. */
export const broadPolicyAttached: Check<WireSight> = {
  id: 'broad-policy-attached',
  title: t`the role may read these parameters and no others`,
  find({ role, roleName }) {
    if ('unseen' in role || !role.seen) return [];
    return role.seen.attached.flatMap(({ arn }) => {
      const policy = arn.split('/').at(-1) ?? '';
      const open = opens[policy as keyof typeof opens];
      if (!open) return [];
      return [
        {
          check: 'broad-policy-attached' as const,
          step: 'wire' as const,
          severity: 'warning' as const,
          what: t`${policy} is attached to ${roleName}`,
          why: t`beyond the three parameters it opens ${open}`,
          where: { arn },
          remedy: {
            kind: 'advice' as const,
            text: t`walk with --policy exact, then: aws iam detach-role-policy --role-name ${roleName} --policy-arn ${arn}`,
          },
        },
      ];
    });
  },
};

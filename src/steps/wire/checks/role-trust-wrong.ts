import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WireSight } from '../sight.ts';
import { trustWith } from '../trust.ts';

/** The role's trust policy lets CodeBuild assume it for this project. */
export const roleTrustWrong: Check<WireSight> = {
  id: 'role-trust-wrong',
  title: t`CodeBuild may assume the role`,
  find({ role, trust, roleName, projectArn, projectName, caller }) {
    if ('unseen' in role || !role.seen || trust === 'allowed') return [];
    const account = 'seen' in caller ? caller.seen.account : '';
    const fact = {
      check: 'role-trust-wrong',
      step: 'wire',
      where: { arn: role.seen.arn },
    } as const;
    if (trust === 'unknown') {
      return [
        {
          ...fact,
          severity: 'unknown',
          what: t`whether CodeBuild may assume ${roleName} could not be told`,
          why: t`its trust policy holds something that is not understood here`,
          remedy: { kind: 'advice', text: t`look at the trust policy in the IAM console` },
        },
      ];
    }
    const what = t`CodeBuild may not assume the role ${roleName} for ${projectName}`;
    if (trust === 'explicitDeny') {
      return [
        {
          ...fact,
          severity: 'error',
          what,
          why: t`its trust policy denies it outright, and a deny wins over every allow`,
          remedy: {
            kind: 'advice',
            text: t`take that deny out of the trust policy, or name another --role`,
          },
        },
      ];
    }
    return [
      {
        ...fact,
        severity: 'error',
        what,
        why: t`its trust policy does not allow codebuild.amazonaws.com to do so for this project`,
        remedy: {
          kind: 'change',
          text: t`let CodeBuild assume it; whom it trusts already stays trusted`,
          changes: [
            {
              kind: 'put-trust-policy',
              role: roleName,
              document: trustWith(role.seen.trust, account, projectArn),
              replaces: role.seen.trust,
            },
          ],
        },
      },
    ];
  },
};

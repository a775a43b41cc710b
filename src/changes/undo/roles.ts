import { t } from '../../language.ts';
import type {
  DeleteRole,
  DeleteRolePolicy,
  DetachRolePolicy,
  RestoreRolePolicy,
  RestoreTrustPolicy,
} from '../../types.ts';
import type { Verb } from '../verb.ts';
import { notTakenBack } from './not-taken-back.ts';

/** Of IAM, which all these go to. */
const iam = (...words: string[]) => [{ pipeline: [['aws', 'iam', ...words]] }];

export const deleteRole: Verb<DeleteRole> = {
  say: ({ role }) => t`- role ${role}`,

  commands: ({ role }) => iam('delete-role', '--role-name', role),

  async apply(writes, change) {
    await writes.deleteRole(change);
    return undefined;
  },

  refused: ({ role }, step, unseen) =>
    notTakenBack(
      step,
      t`the role ${role} could not be deleted`,
      unseen,
      t`iam:DeleteRole on ${role}`,
    ),
};

export const restoreTrustPolicy: Verb<RestoreTrustPolicy> = {
  say: ({ role }) => t`~ trust policy of ${role}  as it was before`,

  commands: ({ role, document }) =>
    iam('update-assume-role-policy', '--role-name', role, '--policy-document', document),

  async apply(writes, change) {
    await writes.restoreTrustPolicy(change);
    return undefined;
  },

  refused({ role }, step, unseen) {
    const what = t`the trust policy of ${role} could not be put back`;
    return notTakenBack(step, what, unseen, t`iam:UpdateAssumeRolePolicy on ${role}`);
  },
};

export const restoreRolePolicy: Verb<RestoreRolePolicy> = {
  say: ({ role, policy }) => t`~ inline policy ${policy} of ${role}  as it was before`,

  commands({ role, policy, document }) {
    const names = ['--role-name', role, '--policy-name', policy];
    return iam('put-role-policy', ...names, '--policy-document', document);
  },

  async apply(writes, change) {
    await writes.restoreRolePolicy(change);
    return undefined;
  },

  refused({ role, policy }, step, unseen) {
    const what = t`the policy ${policy} of ${role} could not be put back`;
    return notTakenBack(step, what, unseen, t`iam:PutRolePolicy on ${role}`);
  },
};

export const deleteRolePolicy: Verb<DeleteRolePolicy> = {
  say: ({ role, policy }) => t`- inline policy ${policy} of ${role}`,

  commands: ({ role, policy }) =>
    iam('delete-role-policy', '--role-name', role, '--policy-name', policy),

  async apply(writes, change) {
    await writes.deleteRolePolicy(change);
    return undefined;
  },

  refused({ role, policy }, step, unseen) {
    const what = t`the policy ${policy} of ${role} could not be deleted`;
    return notTakenBack(step, what, unseen, t`iam:DeleteRolePolicy on ${role}`);
  },
};

export const detachRolePolicy: Verb<DetachRolePolicy> = {
  say: ({ role, arn }) => t`- managed policy ${arn.split('/').at(-1)} on ${role}`,

  commands: ({ role, arn }) => iam('detach-role-policy', '--role-name', role, '--policy-arn', arn),

  async apply(writes, change) {
    await writes.detachRolePolicy(change);
    return undefined;
  },

  refused({ role, arn }, step, unseen) {
    const what = t`the policy ${arn} could not be detached from ${role}`;
    return notTakenBack(step, what, unseen, t`iam:DetachRolePolicy on ${role}`);
  },
};

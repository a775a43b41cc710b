import { t } from '../language.ts';
import type { AttachRolePolicy } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const attachRolePolicy: Verb<AttachRolePolicy> = {
  say: ({ role, arn }) => t`+ managed policy ${arn.split('/').at(-1)} on ${role}`,

  commands: ({ role, arn }) => [
    {
      pipeline: [['aws', 'iam', 'attach-role-policy', '--role-name', role, '--policy-arn', arn]],
    },
  ],

  async apply(writes, change) {
    await writes.attachRolePolicy(change);
    return undefined;
  },

  refused({ role, arn }, step, unseen) {
    const what = t`the policy ${arn} could not be attached to ${role}`;
    return refusal(step, 'policy-not-attached', what, unseen, t`iam:AttachRolePolicy on ${role}`);
  },
};

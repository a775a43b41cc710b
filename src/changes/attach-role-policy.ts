import type { AttachRolePolicy } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const attachRolePolicy: Verb<AttachRolePolicy> = {
  say: ({ role, arn }) => `+ managed policy ${arn.split('/').at(-1)} on ${role}`,

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
    const what = `the policy ${arn} could not be attached to ${role}`;
    return refusal(step, 'policy-not-attached', what, unseen, `iam:AttachRolePolicy on ${role}`);
  },
};

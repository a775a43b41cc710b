import { t } from '../language.ts';
import type { PutTrustPolicy } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const putTrustPolicy: Verb<PutTrustPolicy> = {
  say: ({ role }) => t`~ trust policy of ${role}  CodeBuild may assume it`,

  commands: ({ role, document }) => [
    {
      pipeline: [
        [
          ...['aws', 'iam', 'update-assume-role-policy', '--role-name', role],
          ...['--policy-document', JSON.stringify(document)],
        ],
      ],
    },
  ],

  async apply(writes, change) {
    await writes.putTrustPolicy(change);
    return undefined;
  },

  refused({ role }, step, unseen) {
    const what = t`the trust policy of ${role} could not be changed`;
    return refusal(step, 'trust-not-changed', what, unseen, 'iam:UpdateAssumeRolePolicy');
  },
};

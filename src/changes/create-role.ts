import { t } from '../language.ts';
import type { CreateRole } from '../types.ts';
import { tagArguments } from './put-parameter.ts';
import { refusal, type Verb } from './verb.ts';

export const createRole: Verb<CreateRole> = {
  say: ({ role }) => t`+ role ${role}  CodeBuild may assume it, for this project only`,

  commands: ({ role, trust, description, tags }) => [
    {
      pipeline: [
        [
          ...['aws', 'iam', 'create-role', '--role-name', role],
          ...['--assume-role-policy-document', JSON.stringify(trust)],
          ...['--description', description, '--tags', ...tagArguments(tags)],
        ],
      ],
    },
  ],

  async apply(writes, change) {
    await writes.createRole(change);
    return undefined;
  },

  refused({ role }, step, unseen) {
    const what = t`the role ${role} could not be created`;
    return refusal(step, 'role-not-created', what, unseen, t`iam:CreateRole and iam:TagRole`);
  },
};

import { count } from '../count.ts';
import { t } from '../language.ts';
import type { PutRolePolicy } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const putRolePolicy: Verb<PutRolePolicy> = {
  say({ policy, role, document, replaces }) {
    const actions = document.Statement.flatMap(({ Action }) => Action);
    const resources = document.Statement.flatMap(({ Resource }) => Resource ?? []);
    const size = t`${count(actions.length, 'action')} on ${count(resources.length, 'ARN')}, nothing else`;
    return t`${replaces ? '~' : '+'} inline policy ${policy} of ${role}  ${size}`;
  },

  commands: ({ role, policy, document }) => [
    {
      pipeline: [
        [
          ...['aws', 'iam', 'put-role-policy', '--role-name', role, '--policy-name', policy],
          ...['--policy-document', JSON.stringify(document)],
        ],
      ],
    },
  ],

  async apply(writes, change) {
    await writes.putRolePolicy(change);
    return undefined;
  },

  refused({ policy, role }, step, unseen) {
    const what = t`the policy ${policy} of ${role} could not be written`;
    return refusal(step, 'policy-not-written', what, unseen, t`iam:PutRolePolicy on ${role}`);
  },
};

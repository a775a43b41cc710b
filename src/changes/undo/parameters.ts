import { t } from '../../language.ts';
import type { DeleteParameter, RestoreParameter } from '../../types.ts';
import type { Verb } from '../verb.ts';
import { notTakenBack } from './not-taken-back.ts';

export const restoreParameter: Verb<RestoreParameter> = {
  say: ({ name, type, version }) =>
    t`~ parameter ${name}  ${type}, the value of version ${version} again`,

  commands({ name, version, type, key, tier, description }) {
    const read = ['aws', 'ssm', 'get-parameter', '--name', `${name}:${version}`];
    const put = [
      ...['aws', 'ssm', 'put-parameter', '--name', name, '--type', type, '--overwrite'],
      ...(key ? ['--key-id', key] : []),
      ...(tier && tier !== 'Standard' ? ['--tier', tier] : []),
      ...(description ? ['--description', description] : []),
      ...['--value', 'file:///dev/stdin'],
    ];
    // Without a newline at its end, which would become part of the value.
    const value = ['jq', '-j', '.Parameter.Value'];
    return [{ pipeline: [[...read, '--with-decryption', '--output', 'json'], value, put] }];
  },

  async apply(writes, change) {
    await writes.restoreParameter(change);
    return undefined;
  },

  refused({ name, version }, step, unseen) {
    const what = t`version ${version} of the parameter ${name} could not be put back`;
    const actions = t`ssm:GetParameterHistory and ssm:PutParameter on ${name}`;
    return notTakenBack(step, what, unseen, actions);
  },
};

export const deleteParameter: Verb<DeleteParameter> = {
  say: ({ name }) => t`- parameter ${name}  its name can be taken again after 30 seconds`,

  commands: ({ name }) => [{ pipeline: [['aws', 'ssm', 'delete-parameter', '--name', name]] }],

  async apply(writes, change) {
    await writes.deleteParameter(change);
    return undefined;
  },

  refused({ name }, step, unseen) {
    const what = t`the parameter ${name} could not be deleted`;
    return notTakenBack(step, what, unseen, t`ssm:DeleteParameter on ${name}`);
  },
};

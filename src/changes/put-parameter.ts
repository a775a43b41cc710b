import { t } from '../language.ts';
import { Secret } from '../secret.ts';
import type { PutParameter } from '../types.ts';
import { refusal, type Verb } from './verb.ts';

export const putParameter: Verb<PutParameter> = {
  say({ name, type, replaces, key }) {
    const kept = key ? t`${type} with key ${key}` : type;
    return replaces === undefined
      ? t`+ parameter ${name}  ${kept}`
      : t`~ parameter ${name}  ${kept}, replaces version ${replaces}`;
  },

  commands(change) {
    const { name, type, value, key, replaces, tags } = change;
    const secret = value instanceof Secret;
    const put = [
      ...['aws', 'ssm', 'put-parameter', '--name', name, '--type', type],
      ...['--value', secret ? 'file:///dev/stdin' : value],
      ...(key ? ['--key-id', key] : []),
      ...(replaces === undefined ? ['--tags', ...tagArguments(tags)] : ['--overwrite']),
    ];
    return [{ pipeline: [put], ...(secret && { secret: 'password' as const }) }];
  },

  async apply(writes, change) {
    await writes.putParameter(change);
    return undefined;
  },

  refused({ name }, step, unseen) {
    const what = t`the parameter ${name} could not be written`;
    return refusal(step, 'parameter-not-written', what, unseen, t`ssm:PutParameter on ${name}`);
  },
};

/** Tags in the AWS CLI's shorthand. */
export function tagArguments(tags: Record<string, string>): string[] {
  return Object.entries(tags).map(([key, value]) => `Key=${key},Value=${value}`);
}

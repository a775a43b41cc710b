import { expect, test } from 'vitest';
import { namesOf } from '../../../src/steps/name/conventions.ts';
import { customerKeys } from '../../../src/steps/wire/customer-keys.ts';
import type { ParameterFacts, Reads, Seen } from '../../../src/types.ts';
import { knownWith, unseen } from '../known.ts';

const names = namesOf('path', 'flask-app');
const arn = 'arn:aws:kms:us-east-1:123456789012:key/1';

async function keysOf(facts: Seen<readonly ParameterFacts[]>, key?: string) {
  const reads: Partial<Reads> = {
    describeParameters: async () => facts,
    keyArn: async () => ({ seen: arn }),
  };
  const known = knownWith(key ? { key } : {});
  const keys = await customerKeys(known, Object.values(names), reads as Reads);
  return keys.map((one) => [one.key, ...one.encrypts]);
}

const stored = (name: string, key?: string): ParameterFacts => ({
  name,
  type: key ? 'SecureString' : 'String',
  ...(key && { key }),
});

test('the key that a parameter is stored with counts, also where none was given', async () => {
  const facts = [stored(names.url), stored(names.password, 'alias/team')];
  expect(await keysOf({ seen: facts })).toEqual([['alias/team', names.password]]);
});

test('for what is not stored yet it is the one that was given, and the address takes none', async () => {
  const expected = [['alias/mine', names.username, names.password]];
  expect(await keysOf({ seen: [] }, 'alias/mine')).toEqual(expected);
  const hidden = unseen('denied', 'ssm:DescribeParameters', 'no');
  expect(await keysOf(hidden, 'alias/mine')).toEqual(expected);
});

test('several keys are kept apart', async () => {
  const facts = [stored(names.username, 'alias/one'), stored(names.password, 'alias/two')];
  expect(await keysOf({ seen: facts }, 'alias/mine')).toEqual([
    ['alias/one', names.username],
    ['alias/two', names.password],
  ]);
});

test.each(['alias/aws/ssm', 'arn:aws:kms:us-east-1:123456789012:alias/aws/ssm'])(
  '%s needs no statement',
  async (key) => {
    expect(await keysOf({ seen: [stored(names.password, key)] })).toEqual([]);
  },
);

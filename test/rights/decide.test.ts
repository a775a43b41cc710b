import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decisionsFor } from '../../src/rights/decide.ts';
import type { Caller, Permission } from '../../src/types.ts';
import { openUsers, seesPolicies, simulates } from './caller.ts';

const name = 'arn:aws:ssm:us-east-1:123456789012:parameter/shop/url';
const put: Permission = { action: 'ssm:PutParameter', resource: name };
const remove: Permission = { action: 'ssm:DeleteParameter', resource: name };
const create: Permission = { action: 'iam:CreateRole', resource: '*' };
const encrypt: Permission = {
  action: 'kms:Encrypt',
  resource: 'arn:aws:kms:us-east-1:123456789012:key/one',
};

const allow = (Action: string, more: object = {}) => ({
  ...{ Effect: 'Allow', Action, Resource: '*' },
  ...more,
});
const deny = (Action: string) => ({ Effect: 'Deny', Action, Resource: '*' });

describe('what IAM would say', () => {
  let users: Awaited<ReturnType<typeof openUsers>>;
  beforeAll(async () => {
    users = await openUsers();
  });
  afterAll(() => users.close());

  test.each([
    ['by its simulation', [simulates, { ...seesPolicies, Action: ['iam:GetUser'] }]],
    ['by the caller’s own policies', [seesPolicies]],
  ])(
    '%s: allowed, denied, forbidden, and not for a resource’s policy to say',
    async (way, sees) => {
      const user = way.replaceAll(/\W/g, '');
      const { caller, reads } = await users.user(
        user,
        ...sees,
        allow('ssm:*'),
        deny('ssm:DeleteParameter'),
      );
      expect(await decisionsFor([put, remove, create, encrypt], caller, reads)).toEqual([
        ...['allowed', 'explicitDeny', 'implicitDeny', 'unknown'],
      ]);
    },
  );

  test('neither shown: nothing is claimed', async () => {
    const { caller, reads } = await users.user('blind', allow('ssm:*'));
    expect(await decisionsFor([put, create], caller, reads)).toEqual(['unknown', 'unknown']);
  });

  test('a condition on MFA does not speak against a session that may have it', async () => {
    const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
    const { caller, reads } = await users.user('mfa', seesPolicies, allow('ssm:*', mfa));
    expect(await decisionsFor([put], caller, reads)).toEqual(['allowed']);
  });

  test('the account’s root may do all, and of a federated user nothing can be told', async () => {
    const { reads } = await users.user('nobody', allow('ssm:*'));
    const as = (arn: string): Caller => ({
      ...{ account: '123456789012', arn, partition: 'aws', region: 'us-east-1' },
      buildsRunHere: false,
    });
    const root = as('arn:aws:iam::123456789012:root');
    const federated = as('arn:aws:sts::123456789012:federated-user/ann');
    expect(await decisionsFor([put, create], root, reads)).toEqual(['allowed', 'allowed']);
    expect(await decisionsFor([put], federated, reads)).toEqual(['unknown']);
  });

  test('nothing to ask is nothing', async () => {
    const { caller, reads } = await users.user('idle', allow('ssm:*'));
    expect(await decisionsFor([], caller, reads)).toEqual([]);
  });
});

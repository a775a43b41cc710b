import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decisionBy } from '../../src/policy/decision.ts';
import type { Lacking } from '../../src/rights/lacking.ts';
import { policyFor } from '../../src/rights/policy.ts';
import type { Right } from '../../src/rights/rights.ts';
import type { Permission } from '../../src/types.ts';

const lacks = (right: Right): Lacking => ({ right, decision: 'implicitDeny', changes: [] });

/** What the policy would decide, were it the caller's only one. */
const decided = (rights: readonly Right[], permission: Permission) =>
  decisionBy(
    {
      arn: 'arn:aws:iam::123456789012:user/dev',
      inline: [{ name: 'firstpush', document: JSON.stringify(policyFor(rights.map(lacks))) }],
      attached: [],
    },
    permission,
  );

test('actions on the same, and the same actions on several, stand together', () => {
  const role = 'arn:aws:iam::123456789012:role/build';
  const context = { 'iam:PassedToService': 'codebuild.amazonaws.com' };
  const rights: Right[] = [
    { action: 'iam:TagRole', resource: role },
    { action: 'iam:CreateRole', resource: role },
    { action: 'iam:PassRole', resource: role, context },
    { action: 'ssm:PutParameter', resource: 'arn:aws:ssm:us-east-1:123456789012:parameter/a' },
    { action: 'ssm:PutParameter', resource: 'arn:aws:ssm:us-east-1:123456789012:parameter/b' },
  ];
  expect(policyFor(rights.map(lacks)).Statement).toEqual([
    { Effect: 'Allow', Action: ['iam:CreateRole', 'iam:TagRole'], Resource: [role] },
    {
      ...{ Effect: 'Allow', Action: ['iam:PassRole'], Resource: [role] },
      Condition: { StringEquals: context },
    },
    {
      ...{ Effect: 'Allow', Action: ['ssm:PutParameter'] },
      Resource: ['a', 'b'].map((name) => `arn:aws:ssm:us-east-1:123456789012:parameter/${name}`),
    },
  ]);
});

test('of any rights it allows each, and nothing else of these actions and resources', () => {
  const actions = ['ssm:PutParameter', 'iam:CreateRole', 's3:PutObject'];
  const resources = ['a', 'b', 'c'].map((name) => `arn:aws:x:::${name}`);
  const contexts = [undefined, { 'x:Key': 'one' }, { 'x:Key': 'two' }];
  const all = actions.flatMap((action) =>
    resources.flatMap((resource) =>
      contexts.map((context): Right => ({ action, resource, ...(context && { context }) })),
    ),
  );
  const covers = (rights: readonly Right[], { action, resource, context }: Right) =>
    rights.some(
      (one) =>
        one.action === action &&
        one.resource === resource &&
        (!one.context || one.context['x:Key'] === context?.['x:Key']),
    );
  fc.assert(
    fc.property(fc.subarray(all), (rights) => {
      for (const right of all) {
        expect(decided(rights, right) === 'allowed').toBe(covers(rights, right));
      }
    }),
    { numRuns: 60 },
  );
});

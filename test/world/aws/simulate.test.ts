import {
  CreateRoleCommand,
  IAMClient,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { openRoles } from '../../../src/world/aws/roles.ts';
import { ground, trust } from '../../practice/aws/ground.ts';

const arn = 'arn:aws:iam::123456789012:role/build';
const parameter = 'arn:aws:ssm:us-east-1:123456789012:parameter/app/url';
const reading = { action: 'ssm:GetParameters', resource: parameter };
const writing = { action: 'ssm:PutParameter', resource: parameter };

/** A role with one policy of its own, and a boundary where one is named. */
async function roleWith(Effect: 'Allow' | 'Deny', boundary?: string) {
  const endpoint = await ground();
  onTestFinished(() => endpoint.close());
  const iam = new IAMClient(endpoint.config);
  const RoleName = 'build';
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect, Action: reading.action, Resource: parameter }],
  };
  const PolicyDocument = JSON.stringify(document);
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument }));
  if (boundary) {
    const PermissionsBoundary = `arn:aws:iam::aws:policy/${boundary}`;
    await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
  }
  return openRoles(endpoint.config);
}

test('without a boundary the role’s own policies decide', async () => {
  const { simulate } = await roleWith('Allow');
  expect(await simulate(arn, [reading, writing])).toEqual({ seen: ['allowed', 'implicitDeny'] });
});

test('what the boundary leaves no room for is told apart, whatever the policies say', async () => {
  const { simulate } = await roleWith('Allow', 'AmazonS3FullAccess');
  expect(await simulate(arn, [reading, writing])).toEqual({
    seen: ['boundaryDeny', 'boundaryDeny'],
  });
});

test('a boundary that leaves room lets the policies decide', async () => {
  const { simulate } = await roleWith('Allow', 'AmazonSSMFullAccess');
  expect(await simulate(arn, [reading, writing])).toEqual({ seen: ['allowed', 'implicitDeny'] });
});

test('a deny is a deny', async () => {
  const { simulate } = await roleWith('Deny', 'AmazonSSMFullAccess');
  expect(await simulate(arn, [reading])).toEqual({ seen: ['explicitDeny'] });
});

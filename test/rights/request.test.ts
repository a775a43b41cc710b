import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Planned } from '../../src/export/plan.ts';
import type { Lacking } from '../../src/rights/lacking.ts';
import { type Dialect, requestText } from '../../src/rights/request.ts';
import type { Caller, Change } from '../../src/types.ts';
import { examples, plaintext, roleArn } from '../changes/examples.ts';
import { reasonFor } from '../export/plans.ts';
import { dev } from '../steps/known.ts';

const { putSecret, createRole, policy, project, build } = examples;
const planned = [putSecret, createRole, policy, project, build].map(
  (change: Change): Planned => ({ change, reason: reasonFor(change) }),
);
const lacks = (action: string, ...changes: Change[]): Lacking => ({
  right: { action, resource: roleArn },
  decision: 'implicitDeny',
  changes,
});
const lacking = [lacks('iam:CreateRole', createRole), lacks('iam:PutRolePolicy', policy)];

const asking = (dialect: Partial<Dialect> = {}, caller: Caller = dev, what = lacking) =>
  requestText(planned, what, caller, { as: 'commands', shell: 'bash', ...dialect });

test('asks for what is denied, says what follows by itself, and leaves the rest to the caller', () => {
  const text = asking();
  expect(text).toContain(
    '# A request to an administrator of account 123456789012, from arn:aws:iam::123456789012:user/dev.',
  );
  expect(text).toMatch(
    /^# - \+ role codebuild-flask-app-service-role, because create-role is to do/m,
  );
  expect(text).toMatch(/^# These follow by themselves: \+ project flask-app; .*\.$/m);
  expect(text).toMatch(/^aws iam create-role /m);
  expect(text).toMatch(/^aws iam put-role-policy /m);
  expect(text).not.toContain('create-project');
  expect(text).not.toContain('put-parameter');
});

test('holds no secret, even where the caller may not store it', () => {
  const text = asking({}, dev, [lacks('ssm:PutParameter', putSecret)]);
  expect(text).toContain('read -rsp');
  expect(text).not.toContain(plaintext);
  expect(text).not.toContain('hunter2');
});

test.each([
  ['a user', dev.arn, /^# aws iam put-user-policy --user-name dev --policy-name firstpush /m],
  [
    'a role',
    'arn:aws:sts::123456789012:assumed-role/developer/ann',
    /^# aws iam put-role-policy --role-name developer --policy-name firstpush /m,
  ],
])('grants the rights to %s by one command', (_, arn, command) => {
  expect(asking({}, { ...dev, arn })).toMatch(command);
});

test('to a permission set of IAM Identity Center by its document alone', () => {
  const arn = 'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Dev_0123/ann';
  const text = asking({}, { ...dev, arn });
  expect(text).toContain('"iam:CreateRole"');
  expect(text).not.toMatch(/put-(role|user)-policy --(role|user)-name AWSReserved/);
});

test('a build is not asked for: only the right to start it', () => {
  const text = asking({}, dev, [lacks('codebuild:StartBuild', build)]);
  expect(text).toContain('"codebuild:StartBuild"');
  expect(text).not.toMatch(/^aws codebuild start-build/m);
});

test('is written in the dialect that the administrator reads', () => {
  expect(asking({ as: 'terraform' })).toMatch(/^resource "aws_iam_role" /m);
  const template = parse(asking({ as: 'cloudformation' }), { logLevel: 'silent' });
  expect(Object.values(template.Resources)).toContainEqual(
    expect.objectContaining({ Type: 'AWS::IAM::Role' }),
  );
  expect(asking({ shell: 'powershell' })).toMatch(/^#Requires -Version/);
});

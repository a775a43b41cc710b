import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as codebuild from '@aws-sdk/client-codebuild';
import * as ecr from '@aws-sdk/client-ecr';
import * as iam from '@aws-sdk/client-iam';
import * as kms from '@aws-sdk/client-kms';
import * as ssm from '@aws-sdk/client-ssm';
import { expect, test } from 'vitest';
import { rightsOf } from '../../src/rights/rights.ts';
import { examples, roleArn } from '../changes/examples.ts';
import { dev } from '../steps/known.ts';

const names = {
  caller: dev,
  roleArn: (name: string) => `arn:aws:iam::123456789012:role/${name}`,
  logGroup: (project: string) => `/own/${project}`,
};
const clients: Record<string, object> = { codebuild, logs, ecr, iam, kms, ssm };
/** Permissions that are no operation: IAM User Guide, Grant a user permissions to pass a role. */
const noOperation = ['iam:PassRole'];

test.each(Object.entries(examples))('%s: every action is one of its service', (_, change) => {
  for (const { action, resource } of rightsOf(change, names)) {
    const [service = '', operation = ''] = action.split(':');
    expect(resource).toMatch(/^(\*|arn:aws:)/);
    // S3 names its actions otherwise than its operations.
    if (service === 's3' || noOperation.includes(action)) continue;
    expect(Object.keys(clients[service] ?? {}), action).toContain(`${operation}Command`);
  }
});

test('a parameter’s leading slash is not doubled, and its key is asked for through ssm', () => {
  const parameter =
    'arn:aws:ssm:us-east-1:123456789012:parameter/flask-app/docker-credentials/password';
  expect(rightsOf(examples.putSecret, names)).toEqual([
    { action: 'ssm:PutParameter', resource: parameter },
    { action: 'ssm:AddTagsToResource', resource: parameter },
    {
      action: 'kms:Encrypt',
      resource: 'arn:aws:kms:us-east-1:123456789012:alias/docker',
      context: {
        'kms:ViaService': 'ssm.us-east-1.amazonaws.com',
        'kms:EncryptionContext:PARAMETER_ARN': parameter,
      },
    },
  ]);
});

test('what is overwritten gets no tags, and what is only watched is not started', () => {
  const actions = (change: Parameters<typeof rightsOf>[0]) =>
    rightsOf(change, names).map(({ action }) => action);
  expect(actions(examples.overwrite)).toEqual(['ssm:PutParameter']);
  expect(actions(examples.watch)).toEqual(['codebuild:BatchGetBuilds', 'logs:GetLogEvents']);
  expect(actions(examples.build)).toContain('codebuild:StartBuild');
  expect(actions(examples.write)).toEqual([]);
  expect(actions(examples.push)).toEqual([]);
});

test('a project that is given a role passes it, to CodeBuild alone', () => {
  const passing = {
    action: 'iam:PassRole',
    resource: roleArn,
    context: { 'iam:PassedToService': 'codebuild.amazonaws.com' },
  };
  expect(rightsOf(examples.project, names)).toContainEqual(passing);
  expect(rightsOf(examples.update, names)).toContainEqual(passing);
  expect(rightsOf(examples.variables, names)).not.toContainEqual(passing);
});

test('a push to Amazon ECR is a matter of IAM', () => {
  const registry = '210987654321.dkr.ecr.eu-west-1.amazonaws.com';
  const rights = rightsOf({ ...examples.push, registry, repository: 'team/shop' }, names);
  expect(rights[0]).toEqual({ action: 'ecr:GetAuthorizationToken', resource: '*' });
  expect(new Set(rights.slice(1).map(({ resource }) => resource))).toEqual(
    new Set(['arn:aws:ecr:eu-west-1:210987654321:repository/team/shop']),
  );
  expect(rights.map(({ action }) => action)).toContain('ecr:PutImage');
});

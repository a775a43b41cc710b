import { expect, test } from 'vitest';
import { needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import { dev } from '../known.ts';
import { ecrNeeds, keyArn, keyNeeds, plainNeeds } from './sight.ts';

const arn = 'arn:aws:ssm:us-east-1:123456789012:parameter';
const parameters = {
  Sid: 'ReadDockerParameters',
  Effect: 'Allow',
  Action: 'ssm:GetParameters',
  Resource: [
    `${arn}/flask-app/docker-registry/url`,
    `${arn}/flask-app/docker-credentials/username`,
    `${arn}/flask-app/docker-credentials/password`,
  ],
};
const group = 'arn:aws:logs:us-east-1:123456789012:log-group:/aws/codebuild/flask-app';
const log = {
  Sid: 'WriteBuildLog',
  Effect: 'Allow',
  Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: [group, `${group}:*`],
};
const bucket = 'arn:aws:s3:::firstpush-source-123456789012-us-east-1';
const source = {
  Sid: 'ReadSource',
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:GetBucketLocation'],
  Resource: [`${bucket}/flask-app/source.zip`, bucket],
};
const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

test('plain: the three parameters, the log, the source', () => {
  expect(policyFor(needsOf(plainNeeds))).toEqual(document(parameters, log, source));
});

test('a customer key: through Parameter Store, and for the two SecureStrings', () => {
  const key = {
    Sid: 'DecryptDockerParameters',
    Effect: 'Allow',
    Action: 'kms:Decrypt',
    Resource: keyArn,
    Condition: {
      StringEquals: {
        'kms:ViaService': 'ssm.us-east-1.amazonaws.com',
        'kms:EncryptionContext:PARAMETER_ARN': [
          `${arn}/flask-app/docker-credentials/username`,
          `${arn}/flask-app/docker-credentials/password`,
        ],
      },
    },
  };
  expect(policyFor(needsOf(keyNeeds))).toEqual(document(parameters, key, log, source));
});

test('ECR: no parameters, the login on *, the push on the repository', () => {
  const login = {
    Sid: 'LogInToEcr',
    Effect: 'Allow',
    Action: 'ecr:GetAuthorizationToken',
    Resource: '*',
  };
  const push = {
    Sid: 'PushToEcr',
    Effect: 'Allow',
    Action: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:InitiateLayerUpload',
      'ecr:UploadLayerPart',
      'ecr:CompleteLayerUpload',
      'ecr:PutImage',
      'ecr:BatchGetImage',
      'ecr:GetDownloadUrlForLayer',
    ],
    Resource: 'arn:aws:ecr:us-east-1:123456789012:repository/flask-app',
  };
  expect(policyFor(needsOf(ecrNeeds))).toEqual(document(log, source, login, push));
});

test.each(['codeconnections', 'codestar-connections'])(
  'a connection of %s: its own prefix, its own ARN',
  (service) => {
    const connection = `arn:aws:${service}:us-east-1:123456789012:connection/c1`;
    const read = {
      Sid: 'UseConnection',
      Effect: 'Allow',
      Action: [`${service}:GetConnectionToken`, `${service}:GetConnection`],
      Resource: connection,
    };
    const policy = policyFor(needsOf({ ...plainNeeds, source: { connection } }));
    expect(policy).toEqual(document(parameters, log, read));
  },
);

test('a source that needs no right adds no statement', () => {
  const { source: _, ...needs } = plainNeeds;
  expect(policyFor(needsOf(needs))).toEqual(document(parameters, log));
});

test.each([
  ['/a/b', 'a/b'],
  ['a', 'a'],
  ['/a', 'a'],
  ['DockerPassword', 'DockerPassword'],
])('the ARN of %s ends with parameter/%s', (name, end) => {
  const [need] = needsOf({ ...plainNeeds, parameters: [name] });
  expect(need?.permission.resource).toBe(`${arn}/${end}`);
});

test('other partitions and regions are in every ARN but that of S3', () => {
  const caller = { ...dev, partition: 'aws-cn', region: 'cn-north-1' };
  const text = JSON.stringify(policyFor(needsOf({ ...plainNeeds, caller })));
  expect(text).toContain('arn:aws-cn:ssm:cn-north-1:123456789012:parameter/flask-app');
  expect(text).toContain('arn:aws-cn:s3:::');
  expect(text).not.toContain('arn:aws:');
});

test('every document is within what IAM takes', () => {
  for (const needs of [plainNeeds, keyNeeds, ecrNeeds]) {
    const text = JSON.stringify(policyFor(needsOf(needs)));
    expect(text.length).toBeLessThan(10_240);
    expect(text).toMatch(/^[\u0020-\u00FF]+$/);
    expect(text).not.toContain('parameter//');
  }
});

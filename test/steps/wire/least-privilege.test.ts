import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/policy/evaluate.ts';
import { parsePolicy } from '../../../src/policy/parse.ts';
import { type NeedsOf, needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import { ecrNeeds, keyArn, keyNeeds, plainNeeds } from './sight.ts';

type Asked = [action: string, resource: string, context?: Record<string, string>];

const decide = (needs: NeedsOf, [action, resource, context]: Asked) =>
  evaluate(
    { action, resource, ...(context && { context }) },
    { identity: [parsePolicy(JSON.stringify(policyFor(needsOf(needs))))] },
  ).decision;

const ssm = 'arn:aws:ssm:us-east-1:123456789012:parameter';
const own = `${ssm}/flask-app/docker-credentials/password`;
const group = 'arn:aws:logs:us-east-1:123456789012:log-group';
const log = `${group}:/aws/codebuild/flask-app`;
const bucket = 'arn:aws:s3:::firstpush-source-123456789012-us-east-1';
const repository = 'arn:aws:ecr:us-east-1:123456789012:repository/flask-app';
const viaSsm = {
  'kms:ViaService': 'ssm.us-east-1.amazonaws.com',
  'kms:EncryptionContext:PARAMETER_ARN': own,
};

const must: [NeedsOf, Asked][] = [
  [plainNeeds, ['ssm:GetParameters', `${ssm}/flask-app/docker-registry/url`]],
  [plainNeeds, ['ssm:GetParameters', `${ssm}/flask-app/docker-credentials/username`]],
  [plainNeeds, ['ssm:GetParameters', own]],
  [plainNeeds, ['logs:CreateLogGroup', log]],
  [plainNeeds, ['logs:CreateLogStream', `${log}:log-stream:`]],
  [plainNeeds, ['logs:CreateLogStream', `${log}:log-stream:5f0b`]],
  [plainNeeds, ['logs:PutLogEvents', `${log}:log-stream:5f0b`]],
  [plainNeeds, ['s3:GetObject', `${bucket}/flask-app/source.zip`]],
  [plainNeeds, ['s3:GetObjectVersion', `${bucket}/flask-app/source.zip`]],
  [plainNeeds, ['s3:GetBucketLocation', bucket]],
  [keyNeeds, ['kms:Decrypt', keyArn, viaSsm]],
  [ecrNeeds, ['ecr:GetAuthorizationToken', '*']],
  [ecrNeeds, ['ecr:BatchCheckLayerAvailability', repository]],
  [ecrNeeds, ['ecr:InitiateLayerUpload', repository]],
  [ecrNeeds, ['ecr:UploadLayerPart', repository]],
  [ecrNeeds, ['ecr:CompleteLayerUpload', repository]],
  [ecrNeeds, ['ecr:PutImage', repository]],
  [ecrNeeds, ['ecr:BatchGetImage', repository]],
  [ecrNeeds, ['ecr:GetDownloadUrlForLayer', repository]],
];

const mustNot: Asked[] = [
  // other parameters, and more than reading
  ['ssm:GetParameters', `${ssm}/flask-app/other`],
  ['ssm:GetParameters', `${ssm}/flask-app`],
  ['ssm:GetParameters', `${ssm}/flask-app/docker-credentials`],
  ['ssm:GetParameters', `${own}2`],
  ['ssm:GetParameters', `${own}/below`],
  ['ssm:GetParameters', `${ssm}//flask-app/docker-credentials/password`],
  ['ssm:GetParameters', `${ssm}/Flask-App/docker-credentials/password`],
  ['ssm:GetParameters', `${ssm}/other-app/docker-credentials/password`],
  ['ssm:GetParameters', `${ssm}/*`],
  ['ssm:GetParameters', '*'],
  ['ssm:GetParameters', own.replace('us-east-1', 'eu-west-1')],
  ['ssm:GetParameters', own.replace('123456789012', '999999999999')],
  ['ssm:GetParameter', own],
  ['ssm:GetParametersByPath', `${ssm}/flask-app`],
  ['ssm:GetParametersByPath', own],
  ['ssm:GetParameterHistory', own],
  ['ssm:DescribeParameters', '*'],
  ['ssm:PutParameter', own],
  ['ssm:DeleteParameter', own],
  ['ssm:DeleteParameters', own],
  ['ssm:LabelParameterVersion', own],
  ['ssm:AddTagsToResource', own],
  ['ssm:SendCommand', '*'],
  ['ssm:StartSession', '*'],
  // the key: without Parameter Store, for another parameter, or for more than decrypting
  ['kms:Decrypt', keyArn],
  ['kms:Decrypt', keyArn, { 'kms:ViaService': 'ssm.us-east-1.amazonaws.com' }],
  ['kms:Decrypt', keyArn, { ...viaSsm, 'kms:ViaService': 's3.us-east-1.amazonaws.com' }],
  ['kms:Decrypt', keyArn, { ...viaSsm, 'kms:ViaService': 'ssm.eu-west-1.amazonaws.com' }],
  [
    'kms:Decrypt',
    keyArn,
    { ...viaSsm, 'kms:EncryptionContext:PARAMETER_ARN': `${ssm}/other-app/password` },
  ],
  ['kms:Decrypt', keyArn.replace('1234abcd', '9999abcd'), viaSsm],
  ['kms:Encrypt', keyArn, viaSsm],
  ['kms:GenerateDataKey', keyArn, viaSsm],
  ['kms:DescribeKey', keyArn],
  // other logs, and reading them
  ['logs:CreateLogGroup', `${group}:/aws/codebuild/other`],
  ['logs:CreateLogGroup', `${log}-2`],
  ['logs:PutLogEvents', `${group}:/aws/lambda/x:log-stream:y`],
  ['logs:PutLogEvents', `${log}-2:log-stream:y`],
  ['logs:GetLogEvents', `${log}:log-stream:5f0b`],
  ['logs:DeleteLogGroup', log],
  ['logs:PutRetentionPolicy', log],
  // other objects, and more than reading
  ['s3:GetObject', `${bucket}/other-app/source.zip`],
  ['s3:GetObject', `${bucket}/flask-app/source.zip.bak`],
  ['s3:GetObject', 'arn:aws:s3:::another-bucket/flask-app/source.zip'],
  ['s3:PutObject', `${bucket}/flask-app/source.zip`],
  ['s3:DeleteObject', `${bucket}/flask-app/source.zip`],
  ['s3:ListBucket', bucket],
  ['s3:ListAllMyBuckets', '*'],
  // other repositories, and more than pushing and pulling
  ['ecr:PutImage', repository.replace('flask-app', 'other')],
  ['ecr:PutImage', `${repository}-2`],
  ['ecr:PutImage', repository.replace('123456789012', '999999999999')],
  ['ecr:BatchDeleteImage', repository],
  ['ecr:DeleteRepository', repository],
  ['ecr:SetRepositoryPolicy', repository],
  ['ecr:CreateRepository', '*'],
  ['ecr:DescribeRepositories', '*'],
  // everything else
  ['secretsmanager:GetSecretValue', '*'],
  ['sts:AssumeRole', 'arn:aws:iam::123456789012:role/admin'],
  ['iam:PassRole', 'arn:aws:iam::123456789012:role/admin'],
  ['iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/codebuild-flask-app-service-role'],
  ['codebuild:StartBuild', 'arn:aws:codebuild:us-east-1:123456789012:project/flask-app'],
  ['ec2:RunInstances', '*'],
  ['lambda:InvokeFunction', '*'],
];

test.each(must)('%#: what the build needs is allowed', (needs, asked) => {
  expect([asked, decide(needs, asked)]).toEqual([asked, 'allowed']);
});

describe.each([
  ['plain', plainNeeds],
  ['with a customer key', keyNeeds],
  ['for ECR', ecrNeeds],
])('%s: all else is not', (_, needs) => {
  test.each(mustNot)('%s on %s', (...asked) => {
    expect(decide(needs, asked as Asked)).toBe('implicitDeny');
  });
});

test('the parameters of a registry are not open to a push to ECR, nor the reverse', () => {
  expect(decide(ecrNeeds, ['ssm:GetParameters', own])).toBe('implicitDeny');
  expect(decide(plainNeeds, ['ecr:GetAuthorizationToken', '*'])).toBe('implicitDeny');
  expect(decide(plainNeeds, ['kms:Decrypt', keyArn, viaSsm])).toBe('implicitDeny');
});

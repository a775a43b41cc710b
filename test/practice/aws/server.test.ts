import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CodeBuildClient, UpdateProjectCommand } from '@aws-sdk/client-codebuild';
import { GetRoleCommand, IAMClient, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { HeadObjectCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DescribeInstanceInformationCommand,
  DescribeParametersCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import {
  DecodeAuthorizationMessageCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterEach, expect, test, vi } from 'vitest';
import { denial } from '../../../src/practice/aws/permissions.ts';
import type { AwsOptions } from '../../../src/practice/aws/server.ts';
import { accessKeyId, account, ground } from './ground.ts';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function start(options: Partial<AwsOptions> = {}) {
  const aws = await ground(options);
  open.push(aws);
  return aws;
}

test('AWS_ENDPOINT_URL alone leads an SDK client here', async () => {
  const { url } = await start();
  vi.stubEnv('AWS_ENDPOINT_URL', url);
  vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any');
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  const seen = await new STSClient({}).send(new GetCallerIdentityCommand({}));
  expect(seen.Account).toBe(account);
});

test('an access key that is not known is refused as each service does', async () => {
  const { config } = await start();
  const unknown = {
    ...config,
    credentials: { accessKeyId: 'AKIASOMEBODYELSE0000', secretAccessKey: 'any' },
  };
  const words = 'The security token included in the request is invalid.';
  const json = new SSMClient(unknown).send(new DescribeParametersCommand({}));
  await expect(json).rejects.toMatchObject({ name: 'UnrecognizedClientException', message: words });
  const logs = new CloudWatchLogsClient(unknown).send(new DescribeLogGroupsCommand({}));
  await expect(logs).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  const query = new STSClient(unknown).send(new GetCallerIdentityCommand({}));
  await expect(query).rejects.toMatchObject({ name: 'InvalidClientTokenId', message: words });
  const rest = new S3Client(unknown).send(new ListBucketsCommand({}));
  await expect(rest).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
});

test('an operation that is not spoken is refused by name', async () => {
  const { config } = await start();
  await expect(
    new SSMClient(config).send(new DescribeInstanceInformationCommand({})),
  ).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message: 'the practice ground does not speak ssm:DescribeInstanceInformation',
  });
  await expect(
    new STSClient(config).send(new DecodeAuthorizationMessageCommand({ EncodedMessage: 'x' })),
  ).rejects.toMatchObject({
    name: 'InvalidAction',
    message: 'the practice ground does not speak sts:DecodeAuthorizationMessage',
  });
});

test.each([
  [
    'ecr',
    { 'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken' },
    '{}',
    'ecr:GetAuthorizationToken',
  ],
  ['ssm', { 'x-amz-target': 'AmazonSSM.constructor' }, '{}', 'ssm:constructor'],
  [
    'ec2',
    { 'content-type': 'application/x-www-form-urlencoded' },
    'Action=DescribeVpcs&Version=2016-11-15',
    'ec2:DescribeVpcs',
  ],
])('so is a service that is not spoken: %s', async (service, headers, body, name) => {
  const { url } = await start();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, ...signed(service) },
    body,
  });
  expect(await answer.text()).toContain(`the practice ground does not speak ${name}`);
  expect(answer.status).toBe(400);
});

test('what is not signed, or not JSON, is refused', async () => {
  const { url } = await start();
  const headers = { 'x-amz-target': 'AmazonSSM.GetParameter' };
  const post = async (more: Record<string, string>, body: string) =>
    (await fetch(url, { method: 'POST', headers: { ...headers, ...more }, body })).json();
  expect(await post({}, '{}')).toMatchObject({ __type: 'MissingAuthenticationTokenException' });
  expect(await post(signed('ssm'), '{"Name": "hunter2')).toEqual({
    __type: 'SerializationException',
    message: 'the request body is not a JSON object',
  });
  expect(await post(signed('ssm'), '{"Name": 7}')).toMatchObject({
    __type: 'SerializationException',
    message: "NUMBER_VALUE can not be converted to text at 'name'",
  });
});

test('a list in a form keeps the order of its numbers', async () => {
  const seen: unknown[] = [];
  const { url } = await start({
    services: {
      ssm: {},
      secretsmanager: {},
      iam: {},
      codebuild: {},
      logs: {},
      sts: {
        Echo: (input) =>
          seen.push(input) && {
            Names: ['<a>', 'b & c'],
            When: new Date(0),
            Map: new Map([['k', true]]),
          },
      },
    },
  });
  const names = Array.from({ length: 11 }, (_, at): [string, string] => [
    `Tags.member.${at + 1}.Key`,
    `k${at + 1}`,
  ]);
  const form = new URLSearchParams([
    ['Action', 'Echo'],
    ['Version', '2011-06-15'],
    ['__proto__.x', 'y'],
    ...names.reverse(),
  ]);
  const answer = await fetch(url, { method: 'POST', headers: signed('sts'), body: form });
  expect(seen).toEqual([
    expect.objectContaining({
      Tags: Array.from({ length: 11 }, (_, at) => ({ Key: `k${at + 1}` })),
    }),
  ]);
  expect({}).not.toHaveProperty('x');
  expect(await answer.text()).toMatch(
    /^<EchoResponse xmlns="https:\/\/sts.amazonaws.com\/doc\/2011-06-15\/"><EchoResult><Names><member>&lt;a&gt;<\/member><member>b &amp; c<\/member><\/Names><When>1970-01-01T00:00:00.000Z<\/When><Map><entry><key>k<\/key><value>true<\/value><\/entry><\/Map><\/EchoResult><ResponseMetadata><RequestId>[\da-f-]{36}<\/RequestId><\/ResponseMetadata><\/EchoResponse>$/,
  );
});

test('a call that may not be made is refused in the words of AWS', async () => {
  const asked: string[] = [];
  const { config } = await start({
    authorize: (action, resource, { caller }) => {
      asked.push(`${action} ${resource}`);
      return action === 'ssm:DescribeParameters' ? undefined : denial({ action, resource }, caller);
    },
  });
  const user = `arn:aws:iam::${account}:user/practice`;
  const ssm = new SSMClient(config);
  await expect(
    ssm.send(new PutParameterCommand({ Name: '/a/b', Value: 'v', Type: 'String' })),
  ).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: `User: ${user} is not authorized to perform: ssm:PutParameter on resource: arn:aws:ssm:us-east-1:${account}:parameter/a/b because no identity-based policy allows the ssm:PutParameter action`,
  });
  await ssm.send(new DescribeParametersCommand({}));
  await new STSClient(config).send(new GetCallerIdentityCommand({}));
  await expect(
    new IAMClient(config).send(new GetRoleCommand({ RoleName: 'R' })),
  ).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
  await expect(
    new S3Client(config).send(new HeadObjectCommand({ Bucket: 'bucket', Key: 'k' })),
  ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  expect(asked).toEqual([
    `ssm:PutParameter arn:aws:ssm:us-east-1:${account}:parameter/a/b`,
    'ssm:DescribeParameters *',
    `iam:GetRole arn:aws:iam::${account}:role/R`,
    's3:GetObject arn:aws:s3:::bucket/k',
  ]);
});

test('every resource of a call is asked for, and the role that it passes', async () => {
  const asked: string[] = [];
  const { config } = await start({
    authorize: (action, resource) => {
      asked.push(`${action} ${resource}`);
      return undefined;
    },
  });
  await new SSMClient(config).send(new GetParametersCommand({ Names: ['/a', 'b'] }));
  const serviceRole = `arn:aws:iam::${account}:role/R`;
  const update = new UpdateProjectCommand({ name: 'p', serviceRole });
  await expect(new CodeBuildClient(config).send(update)).rejects.toThrow(/cannot be found/);
  expect(asked).toEqual([
    `ssm:GetParameters arn:aws:ssm:us-east-1:${account}:parameter/a`,
    `ssm:GetParameters arn:aws:ssm:us-east-1:${account}:parameter/b`,
    `codebuild:UpdateProject arn:aws:codebuild:us-east-1:${account}:project/p`,
    `iam:PassRole ${serviceRole}`,
  ]);
});

test('calls are told, and a fault of ours is a fault and not a refusal', async () => {
  const calls: string[] = [];
  const { config } = await start({
    onCall: (service, operation) => calls.push(`${service}:${operation}`),
    services: {
      ssm: {},
      secretsmanager: {},
      sts: {},
      codebuild: {},
      logs: {},
      iam: {
        ListAccountAliases: () => {
          throw new TypeError('broken');
        },
      },
    },
  });
  const failing = new IAMClient(config).send(new ListAccountAliasesCommand({}));
  await expect(failing).rejects.toMatchObject({
    name: 'InternalFailure',
    message: 'the practice ground failed: broken',
    $metadata: { httpStatusCode: 500 },
  });
  expect(calls).toEqual(['iam:ListAccountAliases']);
});

test('closing ends at once although clients keep their connections', async () => {
  const aws = await ground();
  await new STSClient(aws.config).send(new GetCallerIdentityCommand({}));
  const before = Date.now();
  await aws.close();
  expect(Date.now() - before).toBeLessThan(1000);
  await expect(fetch(aws.url)).rejects.toThrow();
});

function signed(service: string): Record<string, string> {
  const scope = `${accessKeyId}/20260101/us-east-1/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
}

import {
  CreateSecretCommand,
  type CreateSecretCommandInput,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  type GetSecretValueCommandInput,
  ListSecretsCommand,
  type ListSecretsCommandInput,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tool } from '../../real.ts';
import { account, ground, typed } from './ground.ts';

let aws: Awaited<ReturnType<typeof ground>>;
let client: SecretsManagerClient;
const denied: string[] = [];

beforeEach(async () => {
  denied.length = 0;
  aws = await ground({
    authorize: (action, resource) => {
      denied.push(`${action} ${resource}`);
      return resource.includes(':secret:forbidden-') ? 'not you' : undefined;
    },
  });
  client = new SecretsManagerClient(aws.config);
});
afterEach(async () => {
  client.destroy();
  await aws.close();
});

const create = (Name: string, more: Partial<CreateSecretCommandInput> = {}) =>
  client.send(new CreateSecretCommand({ Name, SecretString: 'one', ...more }));
const get = (SecretId: string, more: Partial<GetSecretValueCommandInput> = {}) =>
  client.send(new GetSecretValueCommand({ SecretId, ...more }));
const put = (SecretId: string, SecretString: string, VersionStages?: string[]) =>
  client.send(new PutSecretValueCommand({ SecretId, SecretString, VersionStages }));

test('a secret comes back by its name, its ARN, and its ARN without the six characters', async () => {
  const { ARN = '', VersionId } = await create('app/dockerhub');
  expect(ARN).toMatch(
    new RegExp(`^arn:aws:secretsmanager:us-east-1:${account}:secret:app/dockerhub-[A-Za-z0-9]{6}$`),
  );
  for (const id of ['app/dockerhub', ARN, ARN.slice(0, -7)]) {
    expect(await get(id)).toMatchObject({
      ARN,
      Name: 'app/dockerhub',
      SecretString: 'one',
      VersionId,
      VersionStages: ['AWSCURRENT'],
      CreatedDate: expect.any(Date),
    });
  }
});

test('bytes come back as bytes', async () => {
  const bytes = Uint8Array.from([0, 1, 255]);
  await create('bytes', { SecretString: undefined, SecretBinary: bytes });
  const { SecretBinary, SecretString } = await get('bytes');
  expect([Buffer.from(SecretBinary ?? []), SecretString]).toEqual([Buffer.from(bytes), undefined]);
});

test('a new value takes the stage, and the one before is had by AWSPREVIOUS or its version', async () => {
  const { VersionId } = await create('app');
  await put('app', 'two');
  expect((await get('app')).SecretString).toBe('two');
  expect((await get('app', { VersionStage: 'AWSPREVIOUS' })).SecretString).toBe('one');
  expect((await get('app', { VersionId })).SecretString).toBe('one');
  await put('app', 'three', ['blue']);
  expect((await get('app')).SecretString).toBe('two');
  expect((await get('app', { VersionStage: 'blue' })).SecretString).toBe('three');
  const { VersionIdsToStages = {} } = await client.send(
    new DescribeSecretCommand({ SecretId: 'app' }),
  );
  expect(Object.values(VersionIdsToStages).flat().sort()).toEqual([
    'AWSCURRENT',
    'AWSPREVIOUS',
    'blue',
  ]);
});

test.each<[what: string, () => Promise<unknown>, name: string, message: RegExp]>([
  [
    'a name that is not there',
    () => get('gone'),
    'ResourceNotFoundException',
    /find the specified secret\.$/,
  ],
  [
    'a stage that is not there',
    () => get('app', { VersionStage: 'green' }),
    'ResourceNotFoundException',
    /staging label: green/,
  ],
  [
    'a version of another stage',
    async () => {
      const { VersionId } = await get('app');
      return get('app', { VersionId, VersionStage: 'AWSPREVIOUS' });
    },
    'InvalidRequestException',
    /not associated/,
  ],
  ['a secret that exists', () => create('app'), 'ResourceExistsException', /app already exists/],
  ['a name with a blank', () => create('a b'), 'ValidationException', /Invalid name/],
  [
    'two values',
    () => create('both', { SecretBinary: Uint8Array.from([1]) }),
    'InvalidParameterException',
    /both/,
  ],
  [
    'a value that is too long',
    () => create('long', { SecretString: 'x'.repeat(65_537) }),
    'ValidationException',
    /65537 bytes/,
  ],
  ['whom nobody allows', () => create('forbidden'), 'AccessDeniedException', /not you/],
])('%s is refused as AWS refuses it', async (_, ask, name, message) => {
  await create('app');
  const error = await ask().catch((error: Error) => error);
  expect(error).toMatchObject({ name, message: expect.stringMatching(message) });
});

test('a deleted secret is marked, cannot be read, and keeps its name until it is gone', async () => {
  await create('app');
  const { DeletionDate } = await client.send(
    new DeleteSecretCommand({ SecretId: 'app', RecoveryWindowInDays: 7 }),
  );
  expect(DeletionDate?.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  await expect(get('app')).rejects.toThrow(/marked for deletion/);
  await expect(create('app')).rejects.toThrow(/scheduled for deletion/);
  await client.send(new DeleteSecretCommand({ SecretId: 'app', ForceDeleteWithoutRecovery: true }));
  await expect(create('app')).resolves.toMatchObject({ Name: 'app' });
});

test('a listing tells no values, by filters and pages', async () => {
  for (const name of ['app/one', 'app/two', 'other']) {
    await create(name, { Tags: [{ Key: 'team', Value: name }] });
  }
  const list = async (input: ListSecretsCommandInput) => {
    const answer = await client.send(new ListSecretsCommand(input));
    expect(JSON.stringify(answer.SecretList)).not.toContain('SecretString');
    return { names: answer.SecretList?.map(({ Name }) => Name), next: answer.NextToken };
  };
  const byName = { Key: 'name' as const, Values: ['app/'] };
  expect((await list({ Filters: [byName], SortOrder: 'asc' })).names).toEqual([
    'app/one',
    'app/two',
  ]);
  const first = await list({ MaxResults: 2 });
  const second = await list({ MaxResults: 2, NextToken: first.next });
  expect([first.names, second.names]).toEqual([['other', 'app/two'], ['app/one']]);
});

test('each call needs its own action on the secret’s ARN', async () => {
  const { ARN } = await create('app');
  await get('app');
  expect(denied).toEqual([
    `secretsmanager:CreateSecret ${ARN}`,
    `secretsmanager:GetSecretValue ${ARN}`,
  ]);
});

test.skipIf(!tool('aws'))('the AWS CLI reads it too (skipped without the AWS CLI)', async () => {
  await create('app', { SecretString: '{"user":"alice"}' });
  const line =
    'aws secretsmanager get-secret-value --secret-id app --query SecretString --output text';
  expect(await typed(line, aws.url)).toBe('{"user":"alice"}');
});

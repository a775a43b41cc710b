import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { account, ground } from './ground.ts';

const role = `arn:aws:iam::${account}:role/service-role/Deployer`;
let aws: Awaited<ReturnType<typeof ground>>;
let sts: STSClient;

beforeEach(async () => {
  aws = await ground({ open: [role] });
  sts = new STSClient(aws.config);
});

afterEach(async () => {
  sts.destroy();
  await aws.close();
});

test('the caller is the practice user', async () => {
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: account,
    Arn: `arn:aws:iam::${account}:user/practice`,
    UserId: expect.stringMatching(/^AIDA[A-Z2-7]{16}$/),
  });
});

test('an assumed role calls as itself with the credentials it got', async () => {
  const { Credentials, AssumedRoleUser } = await sts.send(
    new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'me', DurationSeconds: 900 }),
  );
  const left = (Credentials?.Expiration?.getTime() ?? 0) - Date.now();
  expect(left).toBeGreaterThan(890_000);
  expect(left).toBeLessThan(901_000);
  const arn = `arn:aws:sts::${account}:assumed-role/Deployer/me`;
  expect(AssumedRoleUser?.Arn).toBe(arn);
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  const assumed = new STSClient({ ...aws.config, credentials });
  expect(await assumed.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Arn: arn,
    UserId: expect.stringMatching(/^AROA[A-Z2-7]{16}:me$/),
  });
  assumed.destroy();
});

test('a role that trusts nobody here is refused in words of AWS', async () => {
  const closed = `arn:aws:iam::${account}:role/Closed`;
  await expect(
    sts.send(new AssumeRoleCommand({ RoleArn: closed, RoleSessionName: 'me' })),
  ).rejects.toMatchObject({
    name: 'AccessDenied',
    message: `User: arn:aws:iam::${account}:user/practice is not authorized to perform: sts:AssumeRole on resource: ${closed}`,
  });
});

test('session tokens last as long as asked, within limits', async () => {
  const { Credentials } = await sts.send(new GetSessionTokenCommand({}));
  expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  await expect(sts.send(new GetSessionTokenCommand({ DurationSeconds: 10 }))).rejects.toThrow(
    /durationSeconds.*greater than or equal to 900/,
  );
});

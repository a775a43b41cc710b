import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { codeAt, stepAt } from '../../src/practice/aws/totp.ts';
import type { Ground } from './ground.ts';
import { administrator } from './limited.ts';
import type { Room } from './room.ts';

const account = 'arn:aws:iam::123456789012';

/** The environment of an account without the keys that stand in it: they come from a profile. */
export function withoutKeys({ environment }: Ground): Record<string, string> {
  const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...rest } = environment;
  return { ...rest };
}

async function configure(room: Room, file: 'config' | 'credentials', text: string): Promise<void> {
  await mkdir(join(room.home, '.aws'), { recursive: true });
  await writeFile(join(room.home, '.aws', file), text);
}

/** Two profiles with the account's keys: the one that is used without a name, and `other`. */
export async function twoProfiles({ environment }: Ground, room: Room): Promise<void> {
  const keys = `aws_access_key_id = ${environment['AWS_ACCESS_KEY_ID']}
aws_secret_access_key = ${environment['AWS_SECRET_ACCESS_KEY']}
`;
  await configure(room, 'credentials', `[default]\n${keys}[other]\n${keys}`);
}

/**
 * Makes a user who may do nothing but take on the role `admin`, with an MFA code, and the profile
 * `work` that does so. What it returns gives the code that is shown now.
 */
export async function profileWithMfa(ground: Ground, room: Room, user: string) {
  const iam = administrator(ground);
  const serial = `${account}:mfa/${user}`;
  await iam.send(new CreateUserCommand({ UserName: user }));
  const may = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' };
  const assume = JSON.stringify({ Version: '2012-10-17', Statement: [may] });
  await iam.send(
    new PutUserPolicyCommand({ UserName: user, PolicyName: 'own', PolicyDocument: assume }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: user }));
  const { VirtualMFADevice } = await iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: user }),
  );
  const seed = fromBase32(Buffer.from(VirtualMFADevice?.Base32StringSeed ?? []).toString());
  const now = stepAt(Date.now());
  await iam.send(
    new EnableMFADeviceCommand({
      ...{ UserName: user, SerialNumber: serial },
      AuthenticationCode1: codeAt(seed, now - 2),
      AuthenticationCode2: codeAt(seed, now - 1),
    }),
  );
  const trust = {
    ...{ Effect: 'Allow', Principal: { AWS: `${account}:user/${user}` }, Action: 'sts:AssumeRole' },
    Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  };
  const RoleName = `admin-${user}`;
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  iam.destroy();
  await configure(
    room,
    'config',
    `[profile work]\nrole_arn = ${account}:role/${RoleName}\nsource_profile = ${user}\n` +
      `mfa_serial = ${serial}\nrole_session_name = ${user}\nregion = us-east-1\n`,
  );
  await configure(
    room,
    'credentials',
    `[${user}]\naws_access_key_id = ${AccessKey?.AccessKeyId}\n` +
      `aws_secret_access_key = ${AccessKey?.SecretAccessKey}\n`,
  );
  return () => codeAt(seed, stepAt(Date.now()));
}

function fromBase32(text: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...text].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'));
  return Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** Names of the profile, of its session and of the session's token in the shared cache. */
const session = 'corp';
const tokenFile = `${createHash('sha1').update(session).digest('hex')}.json`;

/** IAM Identity Center as a profile reaches it: an access portal, and a program that logs in. */
export interface IdentityCenter {
  environment: Readonly<Record<string, string>>;
  /** The words with which the program was called, a call each. */
  logins(): Promise<string[]>;
  /** Whether the last token that was shown to the portal was the one of the new session. */
  shown(): readonly string[];
  close(): Promise<void>;
}

/**
 * Opens an access portal on loopback that gives an account's administrator to the token of a fresh
 * session, the profile `dev` with a session that has expired, and on the PATH a program `aws` that
 * renews the session as the AWS CLI does.
 */
export async function openIdentityCenter(ground: Ground, room: Room): Promise<IdentityCenter> {
  const shown: string[] = [];
  const portal = createServer((request, response) => {
    const token = String(request.headers['x-amz-sso_bearer_token']);
    shown.push(token);
    const fresh = token === 'fresh' && request.url?.startsWith('/federation/credentials?');
    const given = {
      accessKeyId: ground.environment['AWS_ACCESS_KEY_ID'],
      secretAccessKey: ground.environment['AWS_SECRET_ACCESS_KEY'],
      sessionToken: 'of-the-portal',
      expiration: Date.now() + 3_600_000,
    };
    response.setHeader('content-type', 'application/json');
    if (!fresh) response.setHeader('x-amzn-errortype', 'UnauthorizedException');
    response.statusCode = fresh ? 200 : 401;
    response.end(
      JSON.stringify(
        fresh ? { roleCredentials: given } : { message: 'Session token not found or invalid' },
      ),
    );
  });
  portal.listen(0, '127.0.0.1');
  await once(portal, 'listening');

  const cache = join(room.home, '.aws', 'sso', 'cache');
  await mkdir(cache, { recursive: true });
  const token = (accessToken: string, expiresAt: string) =>
    JSON.stringify({ startUrl: 'https://corp.awsapps.com/start', accessToken, expiresAt });
  await writeFile(join(cache, tokenFile), token('stale', '2020-01-01T00:00:00Z'));
  await configure(
    room,
    'config',
    `[profile dev]\nsso_session = ${session}\nsso_account_id = 123456789012\n` +
      `sso_role_name = Developer\nregion = us-east-1\n\n[sso-session ${session}]\n` +
      'sso_start_url = https://corp.awsapps.com/start\nsso_region = us-east-1\n',
  );
  const bin = join(room.root, 'cli');
  const calls = join(room.root, 'logins');
  await mkdir(bin);
  await writeFile(
    join(bin, 'aws'),
    `#!/bin/sh\necho "$@" >>'${calls}'\necho 'Open https://device.sso.example/ and enter ABCD-EFGH'\n` +
      `printf '%s' '${token('fresh', '2100-01-01T00:00:00Z')}' >'${join(cache, tokenFile)}'\n` +
      `echo 'Successfully logged into Start URL'\n`,
  );
  await chmod(join(bin, 'aws'), 0o755);
  return {
    environment: {
      ...withoutKeys(ground),
      AWS_ENDPOINT_URL_SSO: `http://127.0.0.1:${(portal.address() as AddressInfo).port}`,
      PATH: `${bin}:${room.environment['PATH']}`,
    },
    logins: async () =>
      (await readFile(calls, 'utf8').catch(() => '')).split('\n').filter((line) => line !== ''),
    shown: () => shown,
    async close() {
      portal.close();
      portal.closeAllConnections();
      await once(portal, 'close');
    },
  };
}

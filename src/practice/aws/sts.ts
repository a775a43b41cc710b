import { createHash, randomBytes } from 'node:crypto';
import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
  Credentials,
  GetCallerIdentityResponse,
  GetSessionTokenResponse,
} from '@aws-sdk/client-sts';
import { type Call, Fault, type Operations } from './service.ts';

/** What STS must be told. */
export interface StsOptions {
  /** Access key ids given out here and the ARN of whom each speaks for; the server reads it. */
  sessions: Map<string, string>;
  /**
   * Whether the role's trust policy lets the caller assume it, with the MFA code that is shown where
   * one is; without it no role does.
   */
  assumable?: (
    roleArn: string,
    caller: string,
    mfa?: { serial: string; code: string },
  ) => boolean | 'wrong code';
}

/** The security token service: who calls, and credentials for a while. */
export function stsOperations({ sessions, assumable = () => false }: StsOptions): Operations {
  const issue = (caller: string, seconds: number): Credentials => {
    const AccessKeyId = `ASIA${identifier(randomBytes(16))}`;
    sessions.set(AccessKeyId, caller);
    return {
      AccessKeyId,
      SecretAccessKey: randomBytes(30).toString('base64'),
      SessionToken: randomBytes(96).toString('base64'),
      Expiration: new Date(Date.now() + seconds * 1000),
    };
  };

  const assumeRole = (input: Record<string, unknown>, call: Call): AssumeRoleResponse => {
    const {
      RoleArn = '',
      RoleSessionName = '',
      DurationSeconds,
      SerialNumber: serial,
      TokenCode: code,
    } = input as Strings<AssumeRoleRequest>;
    const [, account, path = ''] = RoleArn.match(/^arn:[\w-]+:iam::(\d{12}):role\/(.+)$/) ?? [];
    if (account === undefined) throw invalid(`${RoleArn} is invalid`);
    if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName)) {
      throw constraint('roleSessionName', 'must satisfy regular expression pattern: [\\w+=,.@-]*');
    }
    const mfa = serial !== undefined && code !== undefined ? { serial, code } : undefined;
    const lets = assumable(RoleArn, call.caller, mfa);
    if (lets === 'wrong code') {
      const message = 'MultiFactorAuthentication failed with invalid MFA one time pass code.';
      throw new Fault('AccessDenied', message, 403);
    }
    if (!lets) {
      throw new Fault(
        'AccessDenied',
        `User: ${call.caller} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        403,
      );
    }
    const name = path.split('/').at(-1) ?? path;
    const arn = `arn:${call.partition}:sts::${account}:assumed-role/${name}/${RoleSessionName}`;
    return {
      Credentials: issue(arn, duration(DurationSeconds, 3600, 43_200)),
      AssumedRoleUser: { AssumedRoleId: userId(arn), Arn: arn },
    };
  };

  return {
    GetCallerIdentity: (_input, { caller, account }): GetCallerIdentityResponse => ({
      UserId: userId(caller),
      Account: account,
      Arn: caller,
    }),
    AssumeRole: assumeRole,
    GetSessionToken: (input, { caller }): GetSessionTokenResponse => ({
      Credentials: issue(caller, duration(input['DurationSeconds'], 43_200, 129_600)),
    }),
  };
}

/** Members as the Query protocol brings them. */
type Strings<Shape> = { [Member in keyof Shape]?: string };

const invalid = (message: string) => new Fault('ValidationError', message);

function constraint(path: string, rule: string): Fault {
  return invalid(
    `1 validation error detected: Value at '${path}' failed to satisfy constraint: Member ${rule}`,
  );
}

function duration(given: unknown, usual: number, longest: number): number {
  const seconds = given === undefined ? usual : Number(given);
  if (!(seconds >= 900)) {
    throw constraint('durationSeconds', 'must have value greater than or equal to 900');
  }
  if (seconds > longest) {
    throw constraint('durationSeconds', `must have value less than or equal to ${longest}`);
  }
  return seconds;
}

/** The unique id of an ARN's owner: the same for the same ARN, as in an account. */
function userId(arn: string): string {
  const [owner = arn, session] = arn.split(/(?<=:assumed-role\/[^/]+)\//);
  const unique = identifier(createHash('sha256').update(owner).digest());
  return session === undefined ? `AIDA${unique}` : `AROA${unique}:${session}`;
}

/** Sixteen of the characters that AWS's identifiers are made of. */
function identifier(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  return [...bytes.subarray(0, 16)].map((byte) => alphabet[byte % 32]).join('');
}

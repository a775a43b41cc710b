import type { DescribeParametersResult, GetParametersResult } from '@aws-sdk/client-ssm';
import type { Fetch, Refused } from '../../runner/run.ts';
import { Secret } from '../../secret.ts';
import { type Call, Fault, type Operations } from '../aws/service.ts';
import { parameterArn, readReference } from '../aws/ssm-names.ts';
import type { Role } from './role.ts';

/** GetParameters takes ten names at a time (Systems Manager API Reference). */
const most = 10;

/** Parameter Store as a build's role may read it. */
export function parametersFor(role: Role, ssm: Operations, call: Call): Fetch {
  const asRole = { ...call, caller: role.session };
  return async (names) => {
    const values = new Map<string, Secret>();
    for (let at = 0; at < names.length; at += most) {
      const batch = names.slice(at, at + most);
      const refused = refusal(role, batch, call) ?? (await read(batch, ssm, asRole, role, values));
      if (refused !== undefined) return refused;
    }
    return values;
  };
}

function refusal(role: Role, names: readonly string[], call: Call): Refused | undefined {
  for (const name of names) {
    const message = role.refusal('ssm:GetParameters', arnOf(name, call));
    if (message !== undefined) return { code: 'AccessDeniedException', message };
  }
  return undefined;
}

async function read(
  names: readonly string[],
  ssm: Operations,
  call: Call,
  role: Role,
  values: Map<string, Secret>,
): Promise<Refused | undefined> {
  try {
    const answer = await ssm['GetParameters']?.({ Names: names, WithDecryption: true }, call);
    const { Parameters = [] } = answer as GetParametersResult;
    for (const { Name = '', Selector = '', Value = '', Type } of Parameters) {
      const key = Type === 'SecureString' ? await customerKey(Name, ssm, call) : undefined;
      const message = key === undefined ? undefined : undecrypted(role, key, Name, call);
      if (message !== undefined) return { code: 'AccessDeniedException', message };
      for (const name of names.filter((each) => denotes(each, Name, Selector, call))) {
        values.set(name, new Secret(Value));
      }
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { code: error.code, message: error.message };
  }
}

/** Whether a reference, by name or ARN, with or without a leading slash, means this parameter. */
function denotes(given: string, name: string, selector: string, call: Call): boolean {
  const own = readReference(name, call)?.bare;
  const reference = readReference(given, call);
  return reference?.bare === own && (reference?.selector ?? '') === selector.replace(/^:/, '');
}

function arnOf(given: string, call: Call): string {
  const reference = readReference(given, call);
  return reference === undefined ? given : parameterArn(reference.bare, call);
}

/** The key of the user's own that encrypts a parameter. Anyone in the account may use AWS's. */
async function customerKey(name: string, ssm: Operations, call: Call): Promise<string | undefined> {
  const ParameterFilters = [{ Key: 'Name', Option: 'Equals', Values: [name] }];
  const answer = await ssm['DescribeParameters']?.({ ParameterFilters }, call);
  const key = (answer as DescribeParametersResult).Parameters?.[0]?.KeyId;
  return key === undefined || key.endsWith('alias/aws/ssm') ? undefined : key;
}

/**
 * What Parameter Store asks of KMS in the reader's name (Systems Manager User Guide, "AWS KMS
 * encryption for Parameter Store SecureString parameters").
 */
function undecrypted(role: Role, key: string, name: string, call: Call): string | undefined {
  const { partition, region, account } = call;
  const id = key.includes('/') ? key : `key/${key}`;
  const arn = key.startsWith('arn:') ? key : `arn:${partition}:kms:${region}:${account}:${id}`;
  return role.refusal('kms:Decrypt', arn, {
    'kms:ViaService': `ssm.${region}.amazonaws.com`,
    'kms:EncryptionContext:PARAMETER_ARN': parameterArn(name, call),
    'kms:EncryptionContextKeys': ['PARAMETER_ARN'],
  });
}

import type {
  DescribeSecretResponse,
  GetSecretValueResponse,
} from '@aws-sdk/client-secrets-manager';
import type { Fetch, Refused } from '../../runner/run.ts';
import { type SecretReference, secretsBy } from '../../runner/secret-references.ts';
import { wholeSecretArn } from '../aws/secrets-store.ts';
import { type Call, Fault, type Operations } from '../aws/service.ts';
import type { Role } from './role.ts';

/** Secrets Manager as a build's role may read it. */
export function secretsFor(role: Role, secrets: Operations, call: Call): Fetch {
  const asRole = { ...call, caller: role.session };
  return secretsBy(async (reference) => {
    try {
      return await read(reference, role, secrets, asRole);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { code: error.code, message: error.message };
    }
  });
}

async function read(
  { id, stage, version }: SecretReference,
  role: Role,
  secrets: Operations,
  call: Call,
): Promise<string | undefined | Refused> {
  const arn = wholeSecretArn(id, call);
  // AWS names the secret in its refusal as it was asked for
  const refused = role.refusal('secretsmanager:GetSecretValue', arn)?.replace(arn, id);
  if (refused !== undefined) return { code: 'AccessDeniedException', message: refused };
  const described = await secrets['DescribeSecret']?.({ SecretId: id }, call);
  const { KmsKeyId: key = '' } = described as DescribeSecretResponse;
  if (undecrypted(role, key, arn, call)) {
    return { code: 'AccessDeniedException', message: 'Access to KMS is not allowed' };
  }
  const input = {
    SecretId: id,
    ...(stage && { VersionStage: stage }),
    ...(version && { VersionId: version }),
  };
  const answer = await secrets['GetSecretValue']?.(input, call);
  return (answer as GetSecretValueResponse).SecretString;
}

/**
 * Whether the role lacks the right to a key of the user's own (Secrets Manager User Guide, "Secret
 * encryption and decryption"). Anyone in the account may use AWS's through Secrets Manager.
 */
function undecrypted(role: Role, key: string, arn: string, call: Call): boolean {
  if (key === '' || key.endsWith('alias/aws/secretsmanager')) return false;
  const { partition, region, account } = call;
  const id = key.includes('/') ? key : `key/${key}`;
  const keyArn = key.startsWith('arn:') ? key : `arn:${partition}:kms:${region}:${account}:${id}`;
  const context = {
    'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
    'kms:EncryptionContext:SecretARN': arn,
  };
  return role.refusal('kms:Decrypt', keyArn, context) !== undefined;
}

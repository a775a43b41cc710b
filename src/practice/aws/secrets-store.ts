import { createHash } from 'node:crypto';
import { type Call, Fault } from './service.ts';

/** One version of a secret; a version never changes, only its stages move. */
export interface SecretVersion {
  id: string;
  /** In clear: a text, or bytes in base64. */
  value: { SecretString: string } | { SecretBinary: string };
  created: Date;
  stages: Set<string>;
}

/** A secret with its versions, oldest first. */
export interface StoredSecret {
  name: string;
  description: string | undefined;
  kmsKeyId: string | undefined;
  tags: Map<string, string>;
  versions: SecretVersion[];
  created: Date;
  changed: Date;
  /** When it was marked for deletion. */
  deleted: Date | undefined;
}

/** The secrets of one region by name. */
export type Secrets = Map<string, StoredSecret>;

/**
 * The ARN of a secret. AWS ends it with six characters made up anew for each secret; here they
 * follow from the name, so that the ARN is known without the secret.
 */
export function secretArn(name: string, { partition, region, account }: Call): string {
  const made = createHash('sha256').update(`${account} ${region} ${name}`).digest('base64');
  const suffix = made.replace(/[^A-Za-z0-9]/g, '').slice(0, 6);
  return `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}-${suffix}`;
}

/** The name in a name or an ARN, its last six characters present or not. */
function secretName(given: string, call: Call): string {
  const root = `arn:${call.partition}:secretsmanager:${call.region}:${call.account}:secret:`;
  if (!given.startsWith(root)) return given;
  const name = given.slice(root.length);
  const bare = name.replace(/-[A-Za-z0-9]{6}$/, '');
  return secretArn(bare, call) === given ? bare : name;
}

/** The whole ARN of a secret that is given by name or ARN; another account's stays as it is. */
export function wholeSecretArn(given: string, call: Call): string {
  const name = secretName(given, call);
  return name.startsWith('arn:') ? name : secretArn(name, call);
}

/** @throws Fault `ResourceNotFoundException` */
export function findSecret(secrets: Secrets, given: string, call: Call): StoredSecret {
  const found = secrets.get(secretName(given, call));
  if (found === undefined) throw missing("Secrets Manager can't find the specified secret.");
  return found;
}

/** The same for what needs the secret whole. @throws Fault also where it is marked for deletion */
export function findLiving(secrets: Secrets, given: string, call: Call): StoredSecret {
  const found = findSecret(secrets, given, call);
  if (found.deleted === undefined) return found;
  throw new Fault(
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
  );
}

/** AWS's refusal of what is not there. */
export const missing = (message: string) => new Fault('ResourceNotFoundException', message);

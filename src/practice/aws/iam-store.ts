import { randomInt } from 'node:crypto';
import type { MfaDevice } from './iam-mfa.ts';
import { Fault } from './service.ts';

/** A role and everything that hangs on it. */
export interface Role {
  name: string;
  /** `/` or `/service-role/`. */
  path: string;
  id: string;
  arn: string;
  /** ISO 8601. */
  created: string;
  /** The trust policy, as it was sent. */
  trust: string;
  description?: string | undefined;
  /** Seconds. */
  maxSession: number;
  /** ARN of the permissions boundary. */
  boundary?: string | undefined;
  tags: Map<string, string>;
  /** Inline policies: documents by name, as they were sent. */
  inline: Map<string, string>;
  /** ARNs of managed policies, in the order of attaching. */
  attached: Set<string>;
}

/** A user and what hangs on it. */
export interface User {
  name: string;
  /** `/` or `/staff/`. */
  path: string;
  id: string;
  arn: string;
  /** ISO 8601. */
  created: string;
  /** Inline policies: documents by name, as they were sent. */
  inline: Map<string, string>;
  /** ARNs of managed policies, in the order of attaching. */
  attached: Set<string>;
}

/** A managed policy, of AWS or of the account, with its one version. */
export interface ManagedPolicy {
  name: string;
  path: string;
  id: string;
  arn: string;
  /** `v1`, or the version that AWS has come to. */
  version: string;
  document: string;
  /** ISO 8601, as is `updated`. */
  created: string;
  updated: string;
  description?: string | undefined;
  tags: Map<string, string>;
  /** True for AWS's own, which nobody else may change. */
  ofAws: boolean;
}

/** The account's directory. */
export interface IamStore {
  /** By name in lower case: names are unique ignoring case (IAM User Guide, "IAM quotas"). */
  roles: Map<string, Role>;
  /** Those that were made, by name in lower case; the administrator is not among them. */
  users: Map<string, User>;
  /** MFA devices by serial number. */
  devices: Map<string, MfaDevice>;
  /** Access key ids and the ARN of whom each speaks for; the server reads it. */
  sessions: Map<string, string>;
  /** The account's name. */
  alias?: string | undefined;
  /** By ARN. */
  policies: Map<string, ManagedPolicy>;
  /** When the account came to be, in ISO 8601. */
  started: string;
  /** The time, in ISO 8601. */
  now: () => string;
}

/**
 * The role of this name.
 * @throws Fault NoSuchEntity
 */
export function roleNamed(store: IamStore, name = ''): Role {
  const role = store.roles.get(name.toLowerCase());
  if (!role) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

/**
 * The user of this name.
 * @throws Fault NoSuchEntity
 */
export function userNamed(store: IamStore, name = ''): User {
  const user = store.users.get(name.toLowerCase());
  if (!user) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

/** The role of this ARN, path included. */
export const roleOfArn = (store: IamStore, arn: string): Role | undefined =>
  [...store.roles.values()].find((role) => role.arn === arn);

/** What is asked for is not there. */
export const noSuchEntity = (message: string): Fault => new Fault('NoSuchEntity', message, 404);

/** A unique id as IAM makes them: a prefix for the kind and 17 characters (IAM identifiers). */
export function uniqueId(prefix: 'AROA' | 'ANPA' | 'AIDA' | 'AKIA'): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const letters = Array.from({ length: 17 }, () => alphabet[randomInt(alphabet.length)]);
  return prefix + letters.join('');
}

/** A document as the API returns it: percent-encoded after RFC 3986. */
export const encoded = (document: string): string =>
  encodeURIComponent(document).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

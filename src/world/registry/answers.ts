import type { Secret } from '../../secret.ts';

/** A user name and password for one registry. */
export interface Credential {
  username: string;
  password: Secret;
}

/** The registry said no. */
export interface Refused {
  kind: 'refused';
  /**
   * `credentials`: user name or password are not taken; `scope`: they are, and do not allow this;
   * `repository-unknown`: there is no such repository, and a push does not make it.
   */
  reason: 'credentials' | 'scope' | 'repository-unknown';
  /** The registry's own words on one line, harmless to print, at most 300 characters. */
  said: string;
  /** HTTP status. */
  status: number;
}

/** It could not be told, so nothing is claimed. */
export interface Unknown {
  kind: 'unknown';
  /**
   * `untrusted`: the registry points to a host that does not get its password; `bad-name`: what was
   * asked about cannot be the name of a registry or repository.
   */
  reason:
    | 'unreachable'
    | 'timeout'
    | 'tls'
    | 'throttled'
    | 'not-a-registry'
    | 'server-error'
    | 'untrusted'
    | 'bad-name';
  said: string;
}

/** Whether a push to a repository would be let in. */
export type PushAnswer = { kind: 'granted' } | Refused | Unknown;

/** What a registry serves under a tag or digest. */
export type DigestAnswer =
  | {
      kind: 'served';
      digest: string;
      mediaType: string;
      /** Of the manifest, in bytes, where the registry says it. */
      size?: number;
    }
  | { kind: 'absent' }
  | Refused
  | Unknown;

/** Whether a tag was taken away again. */
export type WithdrawAnswer =
  | { kind: 'withdrawn' }
  | { kind: 'absent' }
  /** The registry cannot delete, or not without taking more than was asked for. */
  | { kind: 'unsupported'; said: string }
  /** These other tags stand on the same digest, and would go with it. */
  | { kind: 'shared'; tags: readonly string[] }
  | Refused
  | Unknown;

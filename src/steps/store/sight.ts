import type { Secret } from '../../secret.ts';
import type { Known, PushAnswer, Seen, StoredParameter } from '../../types.ts';
import type { ParameterNames } from '../name/conventions.ts';
import type { OtherRegion } from './other-region.ts';

/** A parameter, and the key that it is encrypted with as Parameter Store names it. */
export interface OtherKey {
  name: string;
  key: string;
}

/** What step 2 sees. */
export interface StoreSight {
  known: Known;
  names: ParameterNames;
  registry: string;
  repository: string;
  username: string;
  /** True for a registry that takes no stored credential. */
  nothingToStore: boolean;
  /** True where CodeBuild could not reach the registry: it is on loopback and builds run elsewhere. */
  outOfReach: boolean;
  stored: Seen<{
    url?: StoredParameter;
    username?: StoredParameter;
    password?: StoredParameter;
  }>;
  /** Names of parameters that are there and have a word in common with those that are missing. */
  neighbours: readonly string[];
  /** Where parameters that are missing here are found under their very names. */
  elsewhere?: OtherRegion;
  /** Parameters that are encrypted with another key than the one given. */
  otherKeys?: readonly OtherKey[];
  /** The password that would be, or is, in Parameter Store, and which of both. */
  password?: { value: Secret; from: 'typed' | 'stored' | 'elsewhere' };
  /** What the registry says of the user with that password; absent while there is none. */
  answer?: PushAnswer;
}

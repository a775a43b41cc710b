import type { Secret } from '../../secret.ts';
import type { Known, PushAnswer, Seen, StoredParameter } from '../../types.ts';
import type { ParameterNames } from '../name/conventions.ts';

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
  /** The password that would be, or is, in Parameter Store, and which of both. */
  password?: { value: Secret; from: 'typed' | 'stored' };
  /** What the registry says of the user with that password; absent while there is none. */
  answer?: PushAnswer;
}

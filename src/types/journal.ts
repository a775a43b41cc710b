/** What the journal holds: each change with what was there before it, so that undo can take it back. */

import type { ProjectEdit, SourceObject } from './changes.ts';
import type { ProjectSettings, StoredLogin } from './facts.ts';

/** A change as the journal keeps it: the thing, what it was, and what it was made. Never a secret. */
export type Deed =
  | ParameterDeed
  | RoleDeed
  | TrustPolicyDeed
  | RolePolicyDeed
  | AttachedPolicyDeed
  | BucketDeed
  | ProjectDeed
  | ProjectSettingsDeed
  | FileDeed
  | ImageDeed
  | BuildDeed;

/** The value before is not kept: Parameter Store keeps it under its version. */
export interface ParameterDeed {
  thing: 'parameter';
  name: string;
  /** The version that was replaced, and when it was written (ISO 8601); absent for a new parameter. */
  before?: { version: number; at?: string };
  /** The version that came of it. */
  made: number;
  /**
   * When the write was begun (ISO 8601), where the run ended before it heard of the version: `made` is
   * then the one that was next, which somebody else may have written since.
   */
  begun?: string;
  /** Of a new parameter. */
  tags: Record<string, string>;
}

export interface RoleDeed {
  thing: 'role';
  role: string;
  trust: string;
  tags: Record<string, string>;
}

export interface TrustPolicyDeed {
  thing: 'trust-policy';
  role: string;
  before: string;
  made: string;
}

export interface RolePolicyDeed {
  thing: 'role-policy';
  role: string;
  policy: string;
  before?: string;
  made: string;
}

export interface AttachedPolicyDeed {
  thing: 'attached-policy';
  role: string;
  arn: string;
}

export interface BucketDeed {
  thing: 'bucket';
  bucket: string;
}

export interface ProjectDeed {
  thing: 'project';
  project: ProjectSettings;
}

export interface ProjectSettingsDeed {
  thing: 'project-settings';
  project: string;
  settings: readonly ProjectSettingDeed[];
}

/** One setting, before and after. */
export interface ProjectSettingDeed {
  before: KeptSetting;
  made: KeptSetting;
}

/** Of a variable whose text may be a secret only the SHA-256 is kept. */
export type KeptSetting = ProjectEdit | { set: 'variable'; name: string; sha256: string };

export interface FileDeed {
  thing: 'file';
  path: string;
  /** The text that was replaced; only its SHA-256 where it held a secret; absent for a new file. */
  before?: { text: string } | { sha256: string };
  /** SHA-256 of what was written. */
  made: string;
  /** Folders that were made for it, the innermost first. */
  folders: readonly string[];
}

/** A throw-away tag that was pushed. */
export interface ImageDeed {
  thing: 'image';
  registry: string;
  repository: string;
  tag: string;
  /** What the registry served under the tag before; absent for a new tag. */
  before?: string;
  /** The digest that was pushed; absent where the run ended before it was told. */
  made?: string;
  /** Names of the parameters that hold the login. */
  login?: StoredLogin;
}

/** A test build under way: its upload, and what the state folder remembers of it. */
export interface BuildDeed {
  thing: 'build';
  project: string;
  upload?: SourceObject;
}

/** An account and region; `passing` is a place that ends with the process that made it. */
export type Ground = { account: string; region: string } | 'passing';

/** One change in the journal. */
export interface Entry {
  id: string;
  /** ISO 8601. */
  at: string;
  /** Absent where no account was known: a file of the folder alone. */
  ground?: Ground;
  deed: Deed;
}

/** What becomes known only when a change is done. */
export interface Told {
  /** The parameter's version. */
  version?: number;
  /** The digest that was pushed. */
  digest?: string;
}

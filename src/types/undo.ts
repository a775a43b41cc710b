/** What undo goes by: what the things of the journal are now, and the changes that take others back. */

import type { SourceObject } from './changes.ts';
import type { ProjectFacts, RoleFacts, Seen, StoredCredential, StoredParameter } from './facts.ts';
import type { Deed, Entry, Ground } from './journal.ts';
import type { DigestAnswer } from './proof.ts';
import type { Writes } from './world.ts';

/** What the things of the journal are now, each under its own name. */
export interface Now {
  parameters: Record<string, Seen<ParameterNow | undefined>>;
  roles: Record<string, Seen<RoleNow | undefined>>;
  projects: Record<string, Seen<ProjectFacts | undefined>>;
  buckets: Record<string, Seen<BucketNow | undefined>>;
  /** SHA-256 of each. */
  files: Record<string, Seen<string | undefined>>;
  /** By `registry/repository:tag`. */
  images: Record<string, ImageNow>;
  /** By project: whether there is anything left of a test build. */
  builds: Record<string, Seen<boolean>>;
}

/** What Parameter Store tells of one version, besides its value. */
export interface ParameterVersion {
  version: number;
  /** When it was written, ISO 8601. */
  at: string;
  type: StoredParameter['type'];
  key?: string;
  tier?: string;
  description?: string;
}

export interface ParameterNow {
  /** The version that holds, or the one whose value it would hold again. */
  version: number;
  tags: Record<string, string>;
  /** Every version that is kept; `same` is equal for those of the same value, type and key. */
  versions: readonly (ParameterVersion & { same: number })[];
}

export interface RoleNow extends RoleFacts {
  tags: Record<string, string>;
  /** Names of projects that use it, of the hundred changed last. */
  usedBy: readonly string[];
}

export interface BucketNow {
  owner: 'ours' | 'foreign';
  /** Names of some objects in it; of a bucket that was not listed, none. */
  objects: readonly string[];
  /** Names of projects that have their source in it, of the hundred changed last. */
  usedBy: readonly string[];
}

/** `no-login`: it is not known by which login the registry is to be asked. */
export type ImageNow =
  | { answer: DigestAnswer; credential: StoredCredential }
  | { answer: { kind: 'no-login'; said: string } };

/** The changes that take others back. */
export type TakeBack =
  | RestoreParameter
  | DeleteParameter
  | RestoreTrustPolicy
  | RestoreRolePolicy
  | DeleteRolePolicy
  | DetachRolePolicy
  | DeleteRole
  | DeleteProject
  | DeleteBucket
  | ClearBuild
  | RestoreFile
  | DeleteFile
  | WithdrawTag;

/** Parameter Store writes the value of an earlier version anew, as a new version. */
export interface RestoreParameter extends Omit<ParameterVersion, 'at'> {
  kind: 'restore-parameter';
  name: string;
}

export interface DeleteParameter {
  kind: 'delete-parameter';
  name: string;
}

export interface RestoreTrustPolicy {
  kind: 'restore-trust-policy';
  role: string;
  document: string;
}

export interface RestoreRolePolicy {
  kind: 'restore-role-policy';
  role: string;
  policy: string;
  document: string;
}

export interface DeleteRolePolicy {
  kind: 'delete-role-policy';
  role: string;
  policy: string;
}

export interface DetachRolePolicy {
  kind: 'detach-role-policy';
  role: string;
  arn: string;
}

export interface DeleteRole {
  kind: 'delete-role';
  role: string;
}

export interface DeleteProject {
  kind: 'delete-project';
  name: string;
}

export interface DeleteBucket {
  kind: 'delete-bucket';
  bucket: string;
}

/** Stops a test build that still runs, removes its upload, and forgets it. */
export interface ClearBuild {
  kind: 'clear-build';
  project: string;
  upload?: SourceObject;
}

export interface RestoreFile {
  kind: 'restore-file';
  path: string;
  text: string;
  /** SHA-256 of what it says now; absent where the file is gone. */
  replaces?: string;
}

export interface DeleteFile {
  kind: 'delete-file';
  path: string;
  /** SHA-256; what says something else is not deleted. */
  sha256: string;
  /** Deleted too where they are empty, the innermost first. */
  folders: readonly string[];
}

export interface WithdrawTag {
  kind: 'withdraw-tag';
  registry: string;
  repository: string;
  tag: string;
  credential: StoredCredential;
}

/** What came of taking a tag out of its repository. */
export type Withdrawal =
  | { kind: 'withdrawn' | 'absent' }
  /** The registry does not let it be deleted. */
  | { kind: 'refused'; said: string }
  /** These tags stand on the same digest, and would go with it. */
  | { kind: 'shared'; tags: readonly string[] }
  | { kind: 'unknown'; said: string };

/** Takes changes back; doing it twice is as doing it once. Each throws `Refused`. */
export interface TakesBack {
  restoreParameter(change: RestoreParameter): Promise<void>;
  deleteParameter(change: DeleteParameter): Promise<void>;
  restoreTrustPolicy(change: RestoreTrustPolicy): Promise<void>;
  restoreRolePolicy(change: RestoreRolePolicy): Promise<void>;
  deleteRolePolicy(change: DeleteRolePolicy): Promise<void>;
  detachRolePolicy(change: DetachRolePolicy): Promise<void>;
  deleteRole(change: DeleteRole): Promise<void>;
  deleteProject(change: DeleteProject): Promise<void>;
  /** Refused where it is not empty. */
  deleteBucket(change: DeleteBucket): Promise<void>;
  clearBuild(change: ClearBuild): Promise<void>;
  /** Refused where the file says something else than the change says. */
  restoreFile(change: RestoreFile): Promise<void>;
  deleteFile(change: DeleteFile): Promise<void>;
  withdrawTag(change: WithdrawTag): Promise<Withdrawal>;
}

/** A login that a person gave, and the one registry that it is for. */
export interface GivenLogin {
  registry: string;
  credential: StoredCredential;
}

/** What firstpush changed in a folder, as its journal has it. */
export interface Past {
  /** Newest first, those of every account. @throws Refused */
  entries(): Promise<readonly Entry[]>;
  /** Where changes are made now; undefined where AWS does not say. */
  ground(): Promise<Ground | undefined>;
  /** Looks at what was changed, at registries by the login that is given or by the stored one. */
  look(deeds: readonly Deed[], given?: GivenLogin): Promise<Now>;
  /** A change is taken back, or was never made. @throws Refused */
  forget(entry: Entry): Promise<void>;
  /** Writes that are not written down: what takes back is not taken back itself. */
  writes: Writes;
}

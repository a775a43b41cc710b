/** The world as steps and changes reach it: what may be looked at, and what may be changed. */

import type {
  AttachRolePolicy,
  CreateBucket,
  CreateProject,
  CreateRole,
  PushImage,
  PutParameter,
  PutRolePolicy,
  PutTrustPolicy,
  Rehearse,
  StartBuild,
  UpdateProject,
  WriteFile,
} from './changes.ts';
import type { Tell } from './faces.ts';
import type {
  Caller,
  Decision,
  FolderReads,
  IdentityFacts,
  ParameterFacts,
  ParameterSearch,
  Permission,
  ProjectFacts,
  RoleFacts,
  Seen,
  SourceConnection,
  StoredCredential,
  StoredParameter,
} from './facts.ts';
import type {
  BuildFacts,
  DigestAnswer,
  EngineAnswer,
  LogPlace,
  Proof,
  PushAnswer,
} from './proof.ts';
import type { OnLeave, Proposals } from './setup.ts';
import type { TakesBack } from './undo.ts';

/** Everything that may be looked at. Looking changes nothing. */
export interface Reads {
  folder: FolderReads;
  /** What the place itself offers: a practice registry and its account, or nothing. */
  offers: Proposals;
  /** What a person without credentials may use instead: a verb phrase with its flag. */
  elsewhere?: string;
  caller(): Promise<Seen<Caller>>;
  /** The name that the account was given. */
  accountAlias(): Promise<Seen<string | undefined>>;
  /** The caller and its own policies, of its groups too; undefined for what is no user and no role. */
  identity(): Promise<Seen<IdentityFacts | undefined>>;
  /** Of the names, those that exist, decrypted; the values of `secret` names are never shown. */
  parameters(
    shown: readonly string[],
    secret: readonly string[],
    region?: string,
  ): Promise<Seen<readonly StoredParameter[]>>;
  /** Without their values; of a search for texts the first two hundred. */
  describeParameters(
    search: ParameterSearch,
    region?: string,
  ): Promise<Seen<readonly ParameterFacts[]>>;
  /** The regions that the AWS configuration of this machine names. */
  configuredRegions(): Promise<readonly string[]>;
  role(name: string): Promise<Seen<RoleFacts | undefined>>;
  simulate(roleArn: string, permissions: readonly Permission[]): Promise<Seen<readonly Decision[]>>;
  /** The ARN of a KMS key given by id, ARN or alias. */
  keyArn(key: string): Promise<Seen<string>>;
  /** The ARN of a secret of Secrets Manager given by name or ARN; undefined where there is none. */
  secretArn(secret: string): Promise<Seen<string | undefined>>;
  project(name: string): Promise<Seen<ProjectFacts | undefined>>;
  /** The hundred projects changed last. */
  projects(): Promise<Seen<readonly ProjectFacts[]>>;
  connections(): Promise<Seen<readonly SourceConnection[]>>;
  /** Names of the build images that CodeBuild keeps, such as `aws/codebuild/standard:7.0`. */
  curatedImages(): Promise<Seen<readonly string[]>>;
  /** Whether a bucket of that name exists and is ours. */
  bucket(name: string): Promise<Seen<'ours' | 'foreign' | 'absent'>>;
  /** The region that a bucket is in; undefined where that is not told. */
  bucketRegion(name: string): Promise<Seen<string | undefined>>;
  mayPush(registry: string, repository: string, credential: StoredCredential): Promise<PushAnswer>;
  servedDigest(image: ImageName, credential: StoredCredential): Promise<DigestAnswer>;
  /** The short-lived user name and password that Amazon ECR gives for its registry. */
  ecrCredential(registry: string): Promise<Seen<StoredCredential>>;
  engine(): Promise<EngineAnswer>;
  /** Whether commands that run here find a program of that name. */
  hasProgram(name: string): Promise<boolean>;
  /** SHA-256 over what would be built: names, modes and contents of the context, and the Dockerfile. */
  fingerprint(context: string, dockerfile: string): Promise<string>;
  /** Paths of the context that `.dockerignore` leaves in, for the question whether a COPY finds its source. */
  contextHas(context: string, dockerfile: string, path: string): Promise<boolean>;
  /** The last proof kept for this repository, of each place where one was made. */
  proofs(registry: string, repository: string): Promise<readonly Proof[]>;
  /**
   * SHA-256 over the files that a build of this folder would get.
   * @throws Refused when one of them cannot be read
   */
  sourceFingerprint(): Promise<string>;
  /** A build by its id or ARN. */
  build(id: string): Promise<Seen<BuildFacts | undefined>>;
  /** The project's build started last. */
  latestBuild(project: string): Promise<Seen<BuildFacts | undefined>>;
  /** How many of the project's last twenty builds still run. */
  runningBuilds(project: string): Promise<Seen<number>>;
  /**
   * Whether the Git remote has a branch or tag of that name, as far as it was fetched; undefined
   * where this copy of the repository cannot tell.
   */
  remoteHas(version: string): Promise<boolean | undefined>;
  /** The lines of a log from its beginning, made harmless. @throws Refused */
  log(place: LogPlace): AsyncIterable<string>;
  /** The test build of this source that was started and not yet seen to its end. */
  unfinishedBuild(project: string, fingerprint: string): Promise<string | undefined>;
  /** A file that ships with firstpush, by its path under `templates/`. */
  template(path: string): Promise<string>;
  /** Names of the files below a folder of `templates/`. */
  templates(folder: string): Promise<readonly string[]>;
}

/** What is read of a folder alone, without AWS, a registry or an engine. */
export type FileReads = Pick<Reads, 'folder' | 'offers' | 'contextHas' | 'template' | 'templates'>;

export interface ImageName {
  registry: string;
  repository: string;
  /** Tag or digest. */
  reference: string;
}

/** Everything that may be changed. Each throws `Refused` when the outside says no. */
export interface Writes extends TakesBack {
  putParameter(change: PutParameter): Promise<void>;
  createRole(change: CreateRole): Promise<void>;
  putTrustPolicy(change: PutTrustPolicy): Promise<void>;
  putRolePolicy(change: PutRolePolicy): Promise<void>;
  attachRolePolicy(change: AttachRolePolicy): Promise<void>;
  createBucket(change: CreateBucket): Promise<void>;
  /** Waits, with a bound, while a role just made cannot be assumed yet. */
  createProject(change: CreateProject, tell: Tell): Promise<void>;
  updateProject(change: UpdateProject, tell: Tell): Promise<void>;
  writeFile(change: WriteFile): Promise<void>;
  /** Builds, pushes, and keeps the proof that the registry confirms. */
  pushImage(change: PushImage, tell: Tell): Promise<PushOutcome>;
  /**
   * Uploads, starts, watches, and keeps the proof that the registry confirms. A build that an
   * earlier run left is watched on.
   * @throws Left when the person leaves
   */
  startBuild(change: StartBuild, tell: Tell, leaving: Leaving): Promise<BuildOutcome>;
  /** Runs the commands here, and keeps the proof that the registry confirms. */
  rehearse(change: Rehearse, tell: Tell): Promise<BuildOutcome>;
}

/** Asked when the person wants to leave while a build runs; `watch` stays. */
export type Leaving = () => Promise<OnLeave | 'watch'>;

/** What a test build or a rehearsal came to. */
export type BuildOutcome =
  | { kind: 'proven'; proof: Proof }
  /** `logTold` is false where there is no log, or not all of it could be told. */
  | { kind: 'failed'; build: BuildFacts; logTold: boolean }
  | { kind: 'not-started'; code: string; said: string }
  | { kind: 'pushed-nothing'; build: BuildFacts }
  | { kind: 'not-served'; digest: string; served?: string }
  | { kind: 'unknown'; said: string };

export type PushOutcome =
  | { kind: 'pushed'; digest: string }
  | { kind: 'build-failed'; said: string; step?: string; line?: number; missing?: string }
  /** `denied` where this user may not push there, else the registry does not take the image. */
  | { kind: 'push-refused'; denied: boolean; said: string }
  | { kind: 'not-served'; digest: string; served?: string }
  | { kind: 'unknown'; said: string };

export interface World {
  reads: Reads;
  writes: Writes;
}

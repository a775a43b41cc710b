/** What may be changed: a change is data; `changes/` knows how it is said and done. */

import type { Secret } from '../secret.ts';
import type { PolicyDocument, ProjectFacts, ProjectSettings, StoredCredential } from './facts.ts';
import type { TakeBack } from './undo.ts';

/** A change is data; `changes/` knows what each verb says, which commands do the same, and how it is done. */
export type Change =
  | PutParameter
  | CreateRole
  | PutTrustPolicy
  | PutRolePolicy
  | AttachRolePolicy
  | CreateBucket
  | CreateProject
  | UpdateProject
  | WriteFile
  | PushImage
  | StartBuild
  | Rehearse
  | TakeBack;

export interface PutParameter {
  kind: 'put-parameter';
  name: string;
  type: 'String' | 'SecureString';
  value: string | Secret;
  /** KMS key for a SecureString; the AWS-managed key without it. */
  key?: string;
  /** The version that is replaced; absent for a parameter that does not exist. */
  replaces?: number;
  tags: Record<string, string>;
}

export interface CreateRole {
  kind: 'create-role';
  role: string;
  trust: PolicyDocument;
  description: string;
  tags: Record<string, string>;
}

export interface PutTrustPolicy {
  kind: 'put-trust-policy';
  role: string;
  document: PolicyDocument;
  replaces: string;
}

export interface PutRolePolicy {
  kind: 'put-role-policy';
  role: string;
  policy: string;
  document: PolicyDocument;
  /** The document of that name that is replaced, as text. */
  replaces?: string;
}

export interface AttachRolePolicy {
  kind: 'attach-role-policy';
  role: string;
  arn: string;
}

export interface CreateBucket {
  kind: 'create-bucket';
  bucket: string;
  region: string;
}

export interface CreateProject {
  kind: 'create-project';
  project: ProjectSettings;
  tags: Record<string, string>;
}

export interface UpdateProject {
  kind: 'update-project';
  name: string;
  /** What is to become different, each with its words, e.g. `privileged mode on`. */
  settings: readonly ProjectEdit[];
}

export type ProjectEdit =
  | { set: 'privilegedMode'; to: boolean }
  | { set: 'role'; to: string }
  | { set: 'image'; to: string }
  /** An empty one is none: CodeBuild then takes `buildspec.yml`. */
  | { set: 'buildspec'; to: string }
  | { set: 'imagePullCredentialsType'; to: 'CODEBUILD' | 'SERVICE_ROLE' }
  /** One variable of the environment: what it is then, or that it is taken out. */
  | { set: 'variable'; name: string; to: ProjectVariable | 'absent' };

/** What a variable of a project holds: a text, or the name by which a build fetches its value. */
export interface ProjectVariable {
  type: 'PLAINTEXT' | 'PARAMETER_STORE' | 'SECRETS_MANAGER';
  value: string;
}

export interface WriteFile {
  kind: 'write-file';
  /** Within the folder, forward slashes. */
  path: string;
  text: string;
  /** The text that is replaced; the write is refused when the file no longer says this. */
  replaces?: string;
  executable?: boolean;
}

export interface PushImage {
  kind: 'push-image';
  /** Registry, repository and the throw-away tag. */
  image: string;
  registry: string;
  repository: string;
  tag: string;
  dockerfile: string;
  context: string;
  buildArgs: Record<string, string>;
  target?: string;
  platform?: string;
  credential: StoredCredential;
  /** Of what was built: Dockerfile, context and arguments. */
  fingerprint: string;
}

/** A build in CodeBuild that is watched to its end and proven by the registry. */
export interface StartBuild {
  kind: 'start-build';
  project: string;
  registry: string;
  repository: string;
  /** The throw-away tag that the build pushes; absent where it pushes its own tags. */
  tag?: string;
  /** Where the folder is uploaded to; absent where the project's own source is built. */
  upload?: SourceObject;
  /** The buildspec's text with the throw-away tag; absent where the project's own is used. */
  buildspec?: string;
  /** True where the project reads from a Git provider, which must not hear of a test. */
  quietly: boolean;
  /** True where the project itself names a branch, a commit or a version of its source. */
  versioned: boolean;
  credential: StoredCredential;
  /** Of the source that is built. */
  fingerprint: string;
  /** Id of a build of the same source that was started before and is watched on. */
  resumes?: string;
}

/** An object of S3 in a bucket of ours. */
export interface SourceObject {
  bucket: string;
  object: string;
}

/** The buildspec's own commands, run here in a copy of the folder. */
export interface Rehearse {
  kind: 'rehearse';
  registry: string;
  repository: string;
  /** Absent where the commands push their own tags. */
  tag?: string;
  /** The text whose commands are run. */
  buildspec: string;
  /** Where that text comes from, for the log. */
  location: string;
  /** Of the project, or what a new one would have. */
  image: string;
  /** What they run in; absent where they run on this machine itself. */
  container?: {
    image: string;
    /**
     * Present where they are given the socket of this machine's Docker engine: `called` where they
     * call docker themselves, `given` where what they run may do so.
     */
    engine?: 'called' | 'given';
  };
  variables: ProjectFacts['variables'];
  credential: StoredCredential;
  fingerprint: string;
}

export type ChangeState = 'planned' | 'done' | 'failed' | 'skipped';

/** Programs that a person can run by hand, each fed by the one before. */
export interface Command {
  pipeline: readonly (readonly string[])[];
  /** The secret that the first program reads from a prompt; it is never written in the command. */
  secret?: 'password';
}

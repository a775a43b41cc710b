/** What the world is made of, as steps see it: plain facts, and the three outcomes of looking. */

import type { Secret } from '../secret.ts';

/** The three outcomes of looking: seen, or could not look. What is seen to be absent is `{seen: undefined}`. */
export type Seen<T> = { seen: T } | { unseen: Unseen };

/** Why something could not be looked at. */
export interface Unseen {
  reason:
    | 'denied'
    | 'no-credentials'
    /** The profile that is named does not exist. */
    | 'no-profile'
    | 'expired'
    | 'throttled'
    | 'unreachable'
    | 'unsupported'
    | 'other';
  /** What was tried: `ssm:GetParameters`. */
  tried: string;
  /** The other side's own words, made harmless. */
  said: string;
}

/** A write that the outside refused: the person's turn, not a fault of ours. */
export class Refused extends Error {
  readonly unseen: Unseen;
  constructor(unseen: Unseen) {
    super(`${unseen.tried}: ${unseen.said}`);
    this.name = 'Refused';
    this.unseen = unseen;
  }
}

/** Who we are in AWS, and where. */
export interface Caller {
  account: string;
  partition: string;
  region: string;
  arn: string;
  /** True where builds run on this machine, so that a registry on loopback can be reached by them. */
  buildsRunHere: boolean;
}

export interface StoredParameter {
  /** The name as it was asked for. */
  name: string;
  type: 'String' | 'StringList' | 'SecureString';
  version: number;
  /** A `Secret` for the names that were asked for as secret. */
  value: string | Secret;
}

/** What Parameter Store tells of a parameter without its value. */
export interface ParameterFacts {
  name: string;
  type: StoredParameter['type'];
  /** The KMS key of a SecureString as it was given: id, ARN, or alias. */
  key?: string;
}

/** Parameters by their exact names, or by texts of which their names contain one. */
export type ParameterSearch = { named: readonly string[] } | { containing: readonly string[] };

/** A user name and password as Parameter Store holds them now. */
export interface StoredCredential {
  username: string;
  password: Secret;
  /** The parameters that hold it; absent for a pair that is not stored. */
  stored?: StoredLogin;
}

/** Names of the parameters that hold a user name and password. */
export interface StoredLogin {
  username: string;
  password: string;
}

export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: { Service: string };
  Action: string | readonly string[];
  Resource?: string | readonly string[];
  Condition?: Record<string, Record<string, string | readonly string[]>>;
}

export interface PolicyDocument {
  Version: '2012-10-17';
  Statement: readonly PolicyStatement[];
}

/** A user or a role, and the policies that decide what it may do: documents as JSON text. */
export interface IdentityFacts {
  arn: string;
  inline: readonly { name: string; document: string }[];
  attached: readonly { arn: string; document: string }[];
  boundary?: { arn: string; document: string };
  tags?: Record<string, string>;
}

export interface RoleFacts extends IdentityFacts {
  name: string;
  /** As JSON text, decoded. */
  trust: string;
}

/** A question to IAM: may this action be done on this resource? */
export interface Permission {
  action: string;
  resource: string;
  context?: Record<string, string>;
}

/**
 * `boundaryDeny` and `organizationDeny`: the role's permissions boundary, or a policy of the
 * organization, leaves no room for it, whatever the role's own policies allow.
 */
export type Decision =
  | 'allowed'
  | 'explicitDeny'
  | 'implicitDeny'
  | 'boundaryDeny'
  | 'organizationDeny'
  | 'unknown';

export interface ProjectSource {
  type: string;
  location?: string;
  /** As CodeBuild has it: empty or absent, a path, inline text, or an S3 ARN. */
  buildspec?: string;
  /** ARN of the connection that reads the source. */
  connection?: string;
}

/** What a new project is made of. */
export interface ProjectSettings {
  name: string;
  source: ProjectSource;
  image: string;
  environmentType: string;
  computeType: string;
  privilegedMode: boolean;
  /** ARN. */
  role: string;
}

/** The network of the account that a project's builds run in. */
export interface NetworkFacts {
  id: string;
  subnets: readonly string[];
}

export interface ProjectFacts extends ProjectSettings {
  arn: string;
  /** Branch, commit or version of the source that the project names. */
  sourceVersion?: string;
  /** Absent where the builds run in CodeBuild's own network. */
  vpc?: NetworkFacts;
  variables: readonly { name: string; value: string; type: string }[];
  logGroup: string;
  logsEnabled: boolean;
  /** By whose rights the build image is pulled: `CODEBUILD` or `SERVICE_ROLE`. */
  imagePullCredentialsType?: string;
  /** Name or ARN of the secret that holds the login of the build image’s registry. */
  registryCredential?: string;
  /** Builds of the project that may run at once; absent where only the account’s limit counts. */
  concurrentBuildLimit?: number;
  /** Absent where no push to the Git provider starts a build. */
  webhook?: { reportsStatus: boolean };
}

/** A way that CodeBuild already has to a Git provider. */
export interface SourceConnection {
  provider: 'GITHUB' | 'BITBUCKET' | 'GITLAB' | 'GITHUB_ENTERPRISE' | 'GITLAB_SELF_MANAGED';
  arn: string;
  connection?: string;
}

export interface GitFacts {
  /** Of `origin`, else the first remote; without user name or token. */
  remote?: string;
  branch?: string;
  commit?: string;
}

/** The folder's files, paths relative to it with forward slashes. */
export interface FolderReads {
  /** The folder's absolute path. */
  path: string;
  /** Undefined when there is no such file. @throws Refused when it cannot be read */
  read(path: string): Promise<string | undefined>;
  kind(path: string): Promise<'file' | 'folder' | undefined>;
  /** Files to a depth of five, without version control, dependencies and build output; sorted. */
  list(): Promise<readonly string[]>;
  git(): Promise<GitFacts | undefined>;
}

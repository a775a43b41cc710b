import type {
  Caller,
  Decision,
  GitFacts,
  Known,
  Permission,
  PolicyDocument,
  ProjectFacts,
  RoleFacts,
  Seen,
  SourceConnection,
} from '../../types.ts';

/** What a build needs to be allowed, by what for. */
export interface Need {
  group: NeedGroup;
  permission: Permission;
}

export type NeedGroup =
  | 'parameters'
  | 'key'
  | 'log'
  | 'source'
  | 'connection'
  | 'network'
  | 'network-permission'
  | 'ecr-login'
  | 'ecr-push'
  | 'image-pull'
  | 'image-secret';

/** A need with what IAM says of it. */
export interface Judged extends Need {
  decision: Decision;
}

/** Where the project's source comes from, chosen with a word on why. */
export type SourceChoice =
  | { kind: 'connection'; remote: string; connection: SourceConnection; why: string }
  | { kind: 'bucket'; bucket: string; object: string; why: string };

/** A customer key as it is named, its ARN, and the names of the parameters that it encrypts. */
export interface CustomerKey {
  key: string;
  arn: Seen<string>;
  encrypts: readonly string[];
}

/** What is seen of a project that is there, beside its own record. */
export interface AroundProject {
  /** The secret that the build image is pulled with, by its name, and its ARN. */
  secret?: { name: string; arn: Seen<string | undefined> };
  /** The bucket that the source is read from, and its region where that is told. */
  sourceBucket?: { name: string; region: Seen<string | undefined> };
  /** Whether the repository has the version that the project names, as far as it was fetched. */
  hasVersion?: boolean;
  /** Builds that run now, where the project limits them. */
  running?: Seen<number>;
}

/** What step 3 sees. */
export interface WireSight {
  known: Known;
  caller: Seen<Caller>;
  roleName: string;
  roleArn: string;
  projectName: string;
  projectArn: string;
  policyName: string;
  role: Seen<RoleFacts | undefined>;
  project: Seen<ProjectFacts | undefined>;
  source: SourceChoice;
  /** The ways that CodeBuild has to Git providers in this account and region. */
  connections: Seen<readonly SourceConnection[]>;
  /** The build images that CodeBuild keeps. */
  images: Seen<readonly string[]>;
  git?: GitFacts;
  bucket?: Seen<'ours' | 'foreign' | 'absent'>;
  /** May CodeBuild assume the role for this project? */
  trust: Decision;
  judged: readonly Judged[];
  /** How it is known: asked of IAM, or evaluated from the role's own policies. */
  judgedBy: 'simulation' | 'evaluation';
  /** The inline policy that allows exactly what is needed. */
  wanted: PolicyDocument;
  /** Customer keys that encrypt parameters, or will. */
  keys: readonly CustomerKey[];
  /** Absent where there is no project yet. */
  around?: AroundProject;
}

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

export type NeedGroup = 'parameters' | 'key' | 'log' | 'source' | 'ecr-login' | 'ecr-push';

/** A need with what IAM says of it. */
export interface Judged extends Need {
  decision: Decision;
}

/** Where the project's source comes from, chosen with a word on why. */
export type SourceChoice =
  | { kind: 'connection'; remote: string; connection: SourceConnection; why: string }
  | { kind: 'bucket'; bucket: string; object: string; why: string };

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
  git?: GitFacts;
  bucket?: Seen<'ours' | 'foreign' | 'absent'>;
  /** May CodeBuild assume the role for this project? */
  trust: Decision;
  judged: readonly Judged[];
  /** How it is known: asked of IAM, or evaluated from the role's own policies. */
  judgedBy: 'simulation' | 'evaluation';
  /** The inline policy that allows exactly what is needed. */
  wanted: PolicyDocument;
  /** The customer key's ARN, where there is one. */
  keyArn?: Seen<string>;
}

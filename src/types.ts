/** The vocabulary of firstpush: what steps, checks, changes, faces and the world say to each other. */

import type { Secret } from './secret.ts';

/** The five steps, in the order of the walk. */
export const stepIds = ['name', 'store', 'wire', 'write', 'prove'] as const;
export type StepId = (typeof stepIds)[number];

/** Conventions of parameter names; `custom` is one name each, given by the user or an existing buildspec. */
export type Convention = 'path' | 'hyphen' | 'underscore' | 'pascal' | 'custom';

/** How the role is let at the parameters: exactly the three, or one of two broad managed policies. */
export type PolicyChoice = 'exact' | 'read-only' | 'full';

/** Where step 5 builds and pushes. */
export type Where = 'local' | 'codebuild' | 'rehearse';

/**
 * What a test build in CodeBuild builds: this folder under a throw-away tag, this folder with the
 * buildspec's own tags, or the project as it stands with its own source.
 */
export type TestBuild = 'throw-away' | 'as-is' | 'project';

/** What becomes of a build that still runs when the person leaves. */
export type OnLeave = 'leave' | 'stop';

/** Every answer that the walk may need. Its keys are, in kebab-case, the flags and the keys of `firstpush.yml`. */
export interface Answers {
  /** The application's name: letters, digits, `.`, `_`, `-`. */
  app: string;
  /** Bare host of the registry, with a port where needed: `docker.io`, `ghcr.io`, `127.0.0.1:5000`. */
  registry: string;
  /** Repository path within the registry, without host and tag: `alice/flask-app`. */
  repository: string;
  username: string;
  password: Secret;
  convention: Convention;
  urlParameter: string;
  usernameParameter: string;
  passwordParameter: string;
  /** Customer KMS key for the SecureStrings: id, ARN, or alias. */
  key: string;
  /** Name of CodeBuild's service role. */
  role: string;
  policy: PolicyChoice;
  /** Name of the CodeBuild project. */
  project: string;
  /** The build image of the project, e.g. `aws/codebuild/standard:7.0`. */
  image: string;
  /** Name of the buildspec template. */
  template: string;
  /** Path of the buildspec within the folder, forward slashes. */
  buildspec: string;
  /** Path of the Dockerfile within the folder. */
  dockerfile: string;
  /** Path of the build context within the folder; `.` is the folder itself. */
  context: string;
  /** `commit`, `build`, `latest`, or a literal tag. */
  tag: string;
  where: Where;
  testBuild: TestBuild;
  onLeave: OnLeave;
  /** True to write the sample application into a folder that has no Dockerfile. */
  sample: boolean;
  /** True to work on the practice ground instead of an account. */
  practice: boolean;
}

/** What is settled so far. */
export type Setup = Partial<Answers>;
export type AnswerKey = keyof Answers;

/** A value that nobody has confirmed yet, with where it came from: `buildspec.yml`, `git remote`, `default`. */
export interface Proposal<K extends AnswerKey = AnswerKey> {
  value: Answers[K];
  from: string;
}
export type Proposals = { [K in AnswerKey]?: Proposal<K> };

/** What is known when a step looks: the settled answers, where each came from, and what is proposed. */
export interface Known {
  setup: Setup;
  from: Partial<Record<AnswerKey, string>>;
  proposals: Proposals;
}

/** One thing to ask. Words end in `:` or `?`. */
export interface Question {
  key: AnswerKey;
  kind: 'text' | 'secret' | 'choice';
  prompt: string;
  /** One sentence for a person who hesitates. */
  hint?: string;
  /** What Enter alone would answer. */
  guess?: string;
  options?: readonly Option[];
  /** The reason why a text is no answer, shown under the field while typing; undefined when it is one. */
  refuse?(text: string): string | undefined;
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

/** Everything guessed at a step on one screen: accept it whole, or choose a line to change. */
export interface Review {
  key: 'review';
  kind: 'review';
  prompt: string;
  lines: readonly ReviewLine[];
  /** True where the guesses are good enough to go on with: shown only to who wants to change them. */
  optional?: boolean;
}

export interface ReviewLine {
  question: Question;
  value: string;
  from: string;
}

export type Asking = Question | Review;

/** What a face gives back: texts by key (a review accepted gives all its lines), or the wish to go back. */
export type Reply =
  | { kind: 'answers'; answers: Partial<Record<AnswerKey, string | Secret>> }
  | { kind: 'back' };

/** `unknown`: it could not be looked at, so nothing is claimed. */
export type Severity = 'error' | 'warning' | 'hint' | 'unknown';

export type Location =
  | { file: string; line?: number; column?: number }
  | { arn: string }
  | { log: string; line?: number }
  | { registry: string }
  | { engine: string };

/** What may be done about a finding. Verb phrases. */
export type Remedy =
  | { kind: 'change'; text: string; changes: readonly Change[] }
  /** Only the person knows: the question whose answer would settle it. */
  | { kind: 'ask'; text: string; question: Question }
  | { kind: 'advice'; text: string };

/** Something that is not as it must be. */
export interface Finding {
  /** The check's id. */
  check: string;
  step: StepId;
  severity: Severity;
  /** The fact; stands alone. */
  what: string;
  /** The mechanism, without blame. */
  why: string;
  where?: Location;
  /** The check whose finding this one is only a consequence of. */
  because?: string;
  /** True where nothing is broken: it is simply not there yet, and reads "to do". */
  toDo?: boolean;
  remedy: Remedy;
}

/** One thing that must be so. Pure: a sight in, findings out; never edits, prints or calls. */
export interface Check<S> {
  /** Names the fault, in kebab-case. */
  id: string;
  /** The wish, so that the list of what is proven reads as a list of truths. */
  title: string;
  find(sight: S): readonly Finding[];
}

/** One step of the walk. `S` is what it sees of the world. */
export interface Step<S> {
  id: StepId;
  /** The question that the step answers. */
  title: string;
  /** Looks, read-only. */
  look(known: Known, reads: Reads): Promise<S>;
  /** The next thing to ask, or undefined when there is nothing to ask. */
  ask(known: Known, sight: S): Asking | undefined;
  /** In order: cause before symptom. */
  checks: readonly Check<S>[];
  /** What is proven, in one line: what stands there, and how it is known. */
  summary(sight: S): Summary;
}

export interface Summary {
  subject: string;
  proof: string;
  /** What step 5 proved, to be kept and looked at again. */
  receipt?: Proof;
}

// ---- changes ----

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
  | Rehearse;

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
  | { set: 'privilegedMode'; to: true }
  | { set: 'role'; to: string }
  | { set: 'image'; to: string }
  | { set: 'buildspec'; to: string };

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

/** The buildspec's own commands, run on this machine in a copy of the folder. */
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

// ---- the world ----

/** The three outcomes of looking: seen, or could not look. What is seen to be absent is `{seen: undefined}`. */
export type Seen<T> = { seen: T } | { unseen: Unseen };

/** Why something could not be looked at. */
export interface Unseen {
  reason:
    | 'denied'
    | 'no-credentials'
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
  alias?: string;
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

export interface RoleFacts {
  name: string;
  arn: string;
  /** Policy documents as JSON text, decoded. */
  trust: string;
  inline: readonly { name: string; document: string }[];
  attached: readonly { arn: string; document: string }[];
  boundary?: { arn: string; document: string };
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

export type PushAnswer =
  | { kind: 'granted' }
  | {
      kind: 'refused';
      reason: 'credentials' | 'scope' | 'repository-unknown';
      said: string;
      status: number;
    }
  | { kind: 'unknown'; reason: string; said: string };

export type DigestAnswer =
  | { kind: 'served'; digest: string }
  | { kind: 'absent' }
  | { kind: 'refused'; said: string }
  | { kind: 'unknown'; said: string };

export type EngineAnswer =
  | {
      kind: 'ready';
      address: string;
      name: string;
      builder: 'buildkit' | 'classic';
      os: string;
      arch: string;
    }
  | { kind: 'unreachable'; reason: string; address: string; said: string };

/** What was proven, kept to be looked at again. */
export interface Proof {
  image: string;
  digest: string;
  fingerprint: string;
  where: Where;
  /** ISO 8601. */
  at: string;
  /** Id of the CodeBuild build. */
  build?: string;
  /** Of the build or rehearsal, in order. */
  phases?: readonly BuildPhase[];
}

/** One phase of a build. Source: AWS CodeBuild API Reference, BuildPhase. */
export interface BuildPhase {
  type: string;
  /** Absent while it runs. */
  status?: string;
  /** Absent while it runs. */
  seconds?: number;
  contexts: readonly { code: string; message: string }[];
}

/** A build as CodeBuild keeps it, or a rehearsal of one. */
export interface BuildFacts {
  id: string;
  /** Absent for a rehearsal. */
  arn?: string;
  project: string;
  /** `IN_PROGRESS`, `SUCCEEDED`, `FAILED`, `FAULT`, `TIMED_OUT` or `STOPPED`. */
  status: string;
  /** Nothing more will happen. */
  complete: boolean;
  /** ISO 8601. */
  started?: string;
  phases: readonly BuildPhase[];
  /** Where its log is; absent until there is one, or where the project keeps none. */
  log?: LogPlace;
  source?: { type?: string; location?: string; buildspec?: string };
  environment?: {
    image?: string;
    type?: string;
    privilegedMode?: boolean;
    variables?: ProjectFacts['variables'];
  };
}

/** A stream of CloudWatch Logs. */
export interface LogPlace {
  group: string;
  stream: string;
}

/** Everything that may be looked at. Looking changes nothing. */
export interface Reads {
  folder: FolderReads;
  /** What the place itself offers: a practice registry and its account, or nothing. */
  offers: Proposals;
  caller(): Promise<Seen<Caller>>;
  /** Of the names, those that exist, decrypted; the values of `secret` names are never shown. */
  parameters(
    shown: readonly string[],
    secret: readonly string[],
  ): Promise<Seen<readonly StoredParameter[]>>;
  /** Without their values; of a search for texts the first two hundred. */
  describeParameters(search: ParameterSearch): Promise<Seen<readonly ParameterFacts[]>>;
  role(name: string): Promise<Seen<RoleFacts | undefined>>;
  simulate(roleArn: string, permissions: readonly Permission[]): Promise<Seen<readonly Decision[]>>;
  /** The ARN of a KMS key given by id, ARN or alias. */
  keyArn(key: string): Promise<Seen<string>>;
  project(name: string): Promise<Seen<ProjectFacts | undefined>>;
  /** The hundred projects changed last. */
  projects(): Promise<Seen<readonly ProjectFacts[]>>;
  connections(): Promise<Seen<readonly SourceConnection[]>>;
  /** Names of the build images that CodeBuild keeps, such as `aws/codebuild/standard:7.0`. */
  curatedImages(): Promise<Seen<readonly string[]>>;
  /** Whether a bucket of that name exists and is ours. */
  bucket(name: string): Promise<Seen<'ours' | 'foreign' | 'absent'>>;
  mayPush(registry: string, repository: string, credential: StoredCredential): Promise<PushAnswer>;
  servedDigest(image: ImageName, credential: StoredCredential): Promise<DigestAnswer>;
  /** The short-lived user name and password that Amazon ECR gives for its registry. */
  ecrCredential(registry: string): Promise<Seen<StoredCredential>>;
  engine(): Promise<EngineAnswer>;
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
export interface Writes {
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
  /** `log` is absent where there is none, or it cannot be read. */
  | { kind: 'failed'; build: BuildFacts; log?: AsyncIterable<string> }
  | { kind: 'not-started'; code: string; said: string }
  | { kind: 'pushed-nothing'; build: BuildFacts }
  | { kind: 'not-served'; digest: string; served?: string }
  | { kind: 'unknown'; said: string };

export type PushOutcome =
  | { kind: 'pushed'; digest: string }
  | { kind: 'build-failed'; said: string; step?: string; line?: number; missing?: string }
  | { kind: 'push-refused'; said: string }
  | { kind: 'not-served'; digest: string; served?: string }
  | { kind: 'unknown'; said: string };

export interface World {
  reads: Reads;
  writes: Writes;
}

// ---- faces ----

/** How far long work is. */
export interface Progress {
  /** What is being done now: `step 3/5 COPY . .`, `layer 8f2c…`. */
  text: string;
  /** Layers by id for a push, each with bytes done and in all. */
  layers?: readonly { id: string; state: string; current?: number; total?: number }[];
  /** Lines of a log that came since, each told once; `text` is then the last of them. */
  lines?: readonly string[];
}
export type Tell = (progress: Progress) => void;

export type StepState = 'open' | 'proven' | 'unknown';

/** What the walk says as it goes; every face shows the same events. */
export type WalkEvent =
  | { event: 'started'; command: string; setup: Setup }
  | { event: 'looking'; step: StepId }
  | {
      event: 'looked';
      step: StepId;
      state: StepState;
      summary: Summary;
      findings: readonly Finding[];
      setup: Setup;
    }
  | { event: 'answered'; key: AnswerKey; value: string; from: string }
  | { event: 'changing'; change: Change }
  | { event: 'progress'; change: Change; progress: Progress }
  | { event: 'changed'; change: Change; state: ChangeState; finding?: Finding }
  | { event: 'ended'; report: Report };

/** What the consent screen shows. */
export interface StepPlan {
  step: StepId;
  findings: readonly Finding[];
  changes: readonly Change[];
  /** The guesses that the changes rest on, for who wants to change one first. */
  review?: Review;
}

/** `edit` is answered only where the plan has a review. */
export type Consent = 'go' | 'skip' | 'back' | 'edit';

/** A face: tells, asks, and gets consent. `ask` and `consent` throw `Left` when the person leaves. */
export interface Ui {
  /** False where nobody is there to ask: then a finding stands as it is. */
  readonly interactive: boolean;
  tell(event: WalkEvent): void;
  ask(asking: Asking, known: Known): Promise<Reply>;
  consent(plan: StepPlan): Promise<Consent>;
  close(): Promise<void>;
}

/** The person left: exit 130. */
export class Left extends Error {
  constructor() {
    super('left');
    this.name = 'Left';
  }
}

/** Nobody is there to ask: exit 2, naming the flag and the answers-file key. */
export class MissingAnswer extends Error {
  readonly key: AnswerKey;
  constructor(key: AnswerKey) {
    super(`an answer is missing: ${key}`);
    this.name = 'MissingAnswer';
    this.key = key;
  }
}

/** The end of a walk or a survey. */
export interface Report {
  version: 1;
  command: string;
  proven: boolean;
  steps: readonly { id: StepId; state: StepState }[];
  findings: readonly Finding[];
  changes: readonly { change: Change; state: ChangeState }[];
  proof?: Proof;
  /** Present where files alone were looked at. */
  files?: FilesLookedAt;
}

/** Which files were looked at, where nothing else was. */
export interface FilesLookedAt {
  /** How many buildspecs. */
  buildspecs: number;
  /** Those whose source is not with them, so that no path in them was looked at. */
  withoutSource: readonly string[];
}

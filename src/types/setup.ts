/** What is asked and answered: the answers of a walk, where each came from, and the questions. */

import type { Secret } from '../secret.ts';

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

/** What undo does about what somebody changed since: leave it, put it back all the same, or keep it for good. */
export type ChangedSince = 'leave' | 'put-back' | 'keep';

/** What becomes of changes that the caller may not do: wait until they are done, do the rest, or stop. */
export type HandOver = 'wait' | 'rest' | 'stop';

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
  /** The container image that the commands of a rehearsal run in; `host` for this machine itself. */
  in: string;
  testBuild: TestBuild;
  onLeave: OnLeave;
  /** What undo does about what somebody changed since. */
  changedSince: ChangedSince;
  /** Twelve digits: the only account that is to be changed. */
  account: string;
  handOver: HandOver;
  /** The code that the MFA device of the profile shows now. */
  mfaCode: string;
  /** True to log in again where the session of IAM Identity Center has expired. */
  ssoLogin: boolean;
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

/** What a question is called: by the answer that it settles, or `lesson` for where a lesson goes on. */
export type QuestionKey = AnswerKey | 'lesson';

/** One thing to ask. Words end in `:` or `?`. */
export interface Question<K extends QuestionKey = AnswerKey> {
  key: K;
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
/** All that a face can ask. */
export type Asked = Question<QuestionKey> | Review;

/** What a face gives back: texts by key (a review accepted gives all its lines), or the wish to go back. */
export type Reply =
  | { kind: 'answers'; answers: Partial<Record<QuestionKey, string | Secret>> }
  | { kind: 'back' };

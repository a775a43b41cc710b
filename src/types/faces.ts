import { t } from '../language.ts';
/** What the walk says and asks, and what a face is. */

import type { Change, ChangeState } from './changes.ts';
import type { Finding, Summary } from './findings.ts';
import type { Proof } from './proof.ts';
import type { AnswerKey, Asked, Known, Reply, Review, Setup, StepId } from './setup.ts';

/** How far long work is. */
export interface Progress {
  /** What is being done now: `step 3/5 COPY . .`, `layer 8f2c…`. */
  text: string;
  /** Layers by id for a push, each with bytes done and in all. */
  layers?: readonly { id: string; state: string; current?: number; total?: number }[];
  /** Lines of a log that came since, each told once; `text` is then the last of them. */
  lines?: readonly string[];
  /** The work begins again: lines that were told before are of no account. */
  anew?: true;
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
  /** Facts that the person is told on the way, a line each. */
  | { event: 'noted'; lines: readonly string[] }
  /** A page of Markdown to read. */
  | { event: 'page'; text: string }
  /** Something else has to happen first: what is waited for. */
  | { event: 'waiting'; what: string }
  | { event: 'answered'; key: AnswerKey; value: string; from: string }
  | { event: 'changing'; change: Change }
  | { event: 'progress'; change: Change; progress: Progress }
  | { event: 'changed'; change: Change; state: ChangeState; finding?: Finding }
  | { event: 'ended'; report: Report };

/** The account that changes are made in, so that nobody mistakes it. */
export interface Whereto {
  /** `account 123456789012 (our-company) in us-east-1` */
  account: string;
  /** `as arn:aws:iam::123456789012:user/ann, by the profile work` */
  caller: string;
}

/** What the consent screen shows. */
export interface StepPlan {
  step: StepId;
  findings: readonly Finding[];
  changes: readonly Change[];
  /** Consented to with the changes; absent where they are made in no account, or were told before. */
  whereto?: Whereto;
  /** The guesses that the changes rest on, for who wants to change one first. */
  review?: Review;
  /** Present where the changes are no step of a walk, but take back what firstpush made. */
  takesBack?: true;
}

/** `edit` is answered only where the plan has a review. */
export type Consent = 'go' | 'skip' | 'back' | 'edit';

/** A face: tells, asks, and gets consent. `ask` and `consent` throw `Left` when the person leaves. */
export interface Ui {
  /** False where nobody is there to ask: then a finding stands as it is. */
  readonly interactive: boolean;
  tell(event: WalkEvent): void;
  ask(asked: Asked, known: Known): Promise<Reply>;
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
    super(t`an answer is missing: ${key}`);
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
  /** What was proven last at the other places, where something was. */
  beside?: readonly Proof[];
  /** Present where files alone were looked at. */
  files?: FilesLookedAt;
  /** Present where changes were taken back: how many there still are. */
  undone?: { left: number };
}

/** Which files were looked at, where nothing else was. */
export interface FilesLookedAt {
  /** How many buildspecs. */
  buildspecs: number;
  /** Those that could not be read. */
  unread: readonly string[];
  /** Those whose source is not with them, so that no path in them was looked at. */
  withoutSource: readonly string[];
}

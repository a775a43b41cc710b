/** What proves a push: what registries and engines answer, builds, and the proof that is kept. */

import type { ProjectFacts } from './facts.ts';
import type { Where } from './setup.ts';

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

/** A whole account and region, as the look at all its projects reaches it. */

import type { StepState } from './faces.ts';
import type { ProjectFacts, Seen, Unseen } from './facts.ts';
import type { Finding } from './findings.ts';
import type { BuildFacts } from './proof.ts';
import type { StepId } from './setup.ts';
import type { Reads } from './world.ts';

/** What may be looked at of many projects at once, with as few calls as there can be. */
export interface AccountReads {
  /** What is the same for all is asked once. */
  reads: Reads;
  /** The names of all projects in their order; what keeps the list from being whole. */
  projectNames(): Promise<{ names: readonly string[]; unseen?: Unseen }>;
  /** Projects by at most a hundred names, in their order. */
  projectsNamed(names: readonly string[]): Promise<readonly Seen<ProjectFacts | undefined>[]>;
  /** The build started last of each of at most a hundred projects, in their order. */
  latestBuilds(projects: readonly string[]): Promise<readonly Seen<BuildFacts | undefined>[]>;
}

/** One project that was looked at. */
export interface ProjectLooked {
  name: string;
  /** Absent where the project could not be read. */
  arn?: string;
  /** The steps that could be looked at. */
  steps: readonly { id: StepId; state: StepState }[];
  findings: readonly Finding[];
  /** Where its buildspec stands, where that could not be read. */
  buildspecElsewhere?: string;
}

import type {
  Caller,
  DigestAnswer,
  EngineAnswer,
  Known,
  ProjectFacts,
  Proof,
  Seen,
  SourceObject,
  StoredCredential,
} from '../../types.ts';
import type { DockerUse } from './docker-use.ts';

/** What `docker build` is told, as the buildspec tells it. */
export interface BuildPlan {
  dockerfile: string;
  context: string;
  buildArgs: Record<string, string>;
  target?: string;
  platform?: string;
}

/** What step 5 sees. */
export interface ProveSight {
  known: Known;
  registry: string;
  repository: string;
  /** The pair as Parameter Store (or ECR) gives it now; absent while nothing is stored. */
  credential: Seen<StoredCredential | undefined>;
  build: BuildPlan;
  /** True where there is nothing to build from; the first step's matter. */
  dockerfileMissing?: boolean;
  /** Absent where the context or the folder cannot be read; the reason then stands in `contextProblem`. */
  fingerprint?: string;
  contextProblem?: string;
  /** The last proof that was kept, and what the registry serves under its tag now. */
  proof?: Proof;
  served?: DigestAnswer;
  /** What was proven elsewhere. */
  others?: readonly Proof[];
  /** Looked for only where something has to be built here. */
  engine?: EngineAnswer;
  /** What the buildspec's own commands are run with; absent where only Docker builds and pushes. */
  commands?: CommandsSight;
}

/** What running the buildspec's own commands depends on. */
export interface CommandsSight {
  where: 'codebuild' | 'rehearse';
  /** Where the buildspec stands: a path, or `inline` for the project's own. */
  location: string;
  /** The text that is run; absent where there is none that can be read. */
  buildspec?: string;
  /** The same with the throw-away tag, or why there is none. */
  retagged: { text: string } | { refused: string };
  /** Whether the commands need the docker program. */
  docker: DockerUse;
  /** Whether this machine has it; looked for only where the commands are to run on it. */
  dockerHere?: boolean;
  /** Commands that may change more than an image, as they are written. */
  moving: readonly string[];
  projectName: string;
  project: Seen<ProjectFacts | undefined>;
  caller: Seen<Caller>;
  /** Where the folder would be uploaded to, and whether the bucket is there. */
  upload?: SourceObject & { held: Seen<'ours' | 'foreign' | 'absent'> };
  /** A build of this source that was started and not seen to its end. */
  unfinished?: string;
}

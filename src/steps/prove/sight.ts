import type {
  DigestAnswer,
  EngineAnswer,
  Known,
  Proof,
  Seen,
  StoredCredential,
} from '../../types.ts';

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
  /** Absent where the context cannot be read; the reason then stands in `contextProblem`. */
  fingerprint?: string;
  contextProblem?: string;
  /** The last proof that was kept, and what the registry serves under its tag now. */
  proof?: Proof;
  served?: DigestAnswer;
  /** Looked for only where something has to be built. */
  engine?: EngineAnswer;
}

import type { Secret } from '../secret.ts';
import type { Site } from './site.ts';

/** The phases that a build runs through here (AWS CodeBuild API Reference, BuildPhase). */
export type PhaseType =
  | 'DOWNLOAD_SOURCE'
  | 'INSTALL'
  | 'PRE_BUILD'
  | 'BUILD'
  | 'POST_BUILD'
  | 'UPLOAD_ARTIFACTS'
  | 'FINALIZING'
  | 'COMPLETED';

/** How a phase or a build ended (AWS CodeBuild API Reference, StatusType). */
export type Status = 'SUCCEEDED' | 'FAILED' | 'FAULT' | 'STOPPED' | 'TIMED_OUT';

/** What CodeBuild says of a phase, as in `Phase context status code: … Message: …`. */
export interface PhaseContext {
  statusCode: string;
  message: string;
}

/** A phase as it begins, and again as it ends. */
export interface PhaseRecord {
  type: PhaseType;
  /** Absent while the phase runs, and for COMPLETED. */
  status?: Status;
  start: Date;
  end?: Date;
  contexts: readonly PhaseContext[];
}

/** A variable of the project, or of the call that starts the build. */
export interface Variable {
  name: string;
  value: string;
  type: 'PLAINTEXT' | 'PARAMETER_STORE' | 'SECRETS_MANAGER';
}

/** A refusal by AWS: its error code, empty where there is none, and its words. */
export interface Refused {
  code: string;
  message: string;
}

/** Values by the references that were asked for; what is not there is absent. */
export type Fetch = (
  references: readonly string[],
) => Promise<ReadonlyMap<string, Secret> | Refused>;

/** The buildspec of a build. */
export interface FoundBuildspec {
  text: string;
  /** As the log names it: the file's path, or `inline`. */
  location: string;
}

/** A build that is to be run outside CodeBuild, by its rules. */
export interface Run {
  /** Where the commands run. */
  site: Site;
  /** Absolute path there of a folder that exists: the copy of the source that they run in. */
  source: string;
  /** Fills `source` and finds the buildspec; or says why that fails. */
  download(): Promise<FoundBuildspec | PhaseContext>;
  /** The build image, for its runtime versions: `aws/codebuild/standard:7.0`. */
  image: string;
  /** They win over those of the buildspec; within them, the later wins. */
  environment: readonly Variable[];
  /** The variables that CodeBuild sets, besides those that the run sets itself. */
  codebuild: Readonly<Record<string, string>>;
  /** Reads Parameter Store as the build's role may. */
  parameters: Fetch;
  /** Reads Secrets Manager as the build's role may. */
  secrets: Fetch;
  /** PATH, HOME and whatever else a program needs; nothing of the caller's own is added. */
  baseEnvironment: Readonly<Record<string, string>>;
  /** False where the project's artifacts are of type NO_ARTIFACTS: then the section is ignored. */
  uploadsArtifacts: boolean;
  timeoutSeconds: number;
  /** Stops the build. */
  signal: AbortSignal;
  /**
   * Told of every line of the log, without its line end, masked, with escape sequences as they
   * come. The commands wait until it is done.
   */
  onLine(line: string): void | Promise<void>;
  onPhase(phase: PhaseRecord): void;
}

/** How a run ended. */
export interface RunResult {
  status: Status;
  phases: readonly PhaseRecord[];
}

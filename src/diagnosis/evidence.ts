/** What is known of a build that failed, or of one that never started. */
export interface Evidence {
  /** The build's record, where one exists. */
  build?: BuildRecord;
  /**
   * The log as it was found: from the console, the AWS CLI, an export, the local agent, whole or in
   * part; or the JSON that the AWS CLI prints of a build or of log events.
   */
  log?: string;
  /** What StartBuild, or another call, answered instead of doing its work. There is no log then. */
  startError?: { code: string; message: string };
  /**
   * Values by parameter name, of those that CodeBuild shows as `***`. They explain; no word of a
   * diagnosis repeats one.
   */
  parameters?: Readonly<Record<string, string>>;
}

/** A build as BatchGetBuilds gives it, as far as it tells why the build failed. */
export interface BuildRecord {
  id?: string;
  arn?: string;
  project?: string;
  /** `SUCCEEDED`, `FAILED`, `FAULT`, `TIMED_OUT`, `IN_PROGRESS` or `STOPPED`. */
  status?: string;
  phases: readonly PhaseRecord[];
  /** Whether the build runs in a VPC of the account. */
  inVpc?: boolean;
  source?: {
    type?: string;
    location?: string /** Empty, a path, or inline text. */;
    buildspec?: string;
  };
  environment?: {
    image?: string;
    type?: string;
    privilegedMode?: boolean;
    variables?: readonly { name: string; value: string; type: string }[];
  };
}

export interface PhaseRecord {
  type: string;
  /** Absent while the phase runs. */
  status?: string;
  contexts: readonly PhaseContext[];
  seconds?: number;
}

/** Why a phase ended as it did, e.g. `YAML_FILE_ERROR` and its message. */
export interface PhaseContext {
  code: string;
  message: string;
}

import type { PhaseContext } from './evidence.ts';
import type { LogLine } from './kept-lines.ts';

/** A log, folded to what a diagnosis needs; its size does not grow with the log's. */
export interface Log {
  /** How many lines there were. */
  lines: number;
  /** False where the text has none of the agent's marks: a part of a log, or no build's log at all. */
  marked: boolean;
  /** Phases that ended, and those that a context names, in order. */
  phases: readonly EndedPhase[];
  /** What each command printed, in order; what was printed outside of commands stands between. */
  spans: readonly Span[];
  /** Commands that were started, in order. */
  commands: readonly StartedCommand[];
  /** Keys of the buildspec that CodeBuild said it cannot identify. */
  unknownKeys: readonly UnknownKey[];
  /** Where CodeBuild read the buildspec. */
  buildspec?: string;
  /** True where `docker login` said that it succeeded. */
  loggedIn: boolean;
  /** True where a listing showed a file name with a backslash in place of a slash. */
  backslashNames: boolean;
  /** The last line that is not empty. */
  last?: LogLine;
}

interface EndedPhase {
  phase?: string;
  succeeded: boolean;
  /** `SUCCEEDED`, `FAILED`, `TIMED_OUT`, … */
  state: string;
  contexts: readonly (PhaseContext & { number: number })[];
}

export interface Span {
  phase?: string;
  command?: string;
  /** True where the agent said that the command did not exit successfully. */
  failed: boolean;
  exit?: number;
  /** Line of `Running command`, or of the first line of the span. */
  number: number;
  /** Line of `Command did not exit successfully`. */
  failedAt?: number;
  /** All that was kept for the last command and those that failed; of the others, the telling ones. */
  lines: readonly LogLine[];
}

export interface StartedCommand {
  command: string;
  phase?: string;
  number: number;
}

export interface UnknownKey {
  section: string;
  key: string;
}

import type { Secret } from '../../../secret.ts';

/** One run of the `docker` command, wherever it was typed. */
export interface DockerCall {
  /** What stands behind `docker`. */
  argv: readonly string[];
  /** Absolute path of the folder it was typed in. */
  cwd: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** Standard input, for commands that read it. */
  stdin: string;
  out(text: string): void;
  err(text: string): void;
  signal: AbortSignal;
}

/** What lasts from one run of the command to the next. */
export interface DockerHome {
  /** Address of the engine; undefined where none is to be reached. */
  engine: string | undefined;
  /** Logins by registry host. They are kept in memory and not in a file. */
  logins: Map<string, Login>;
}

/** A login that `docker login` keeps. */
export interface Login {
  registry: string;
  username: string;
  password: Secret;
}

/** The end of a command that did not do what was asked: its words and its exit code. */
export class DockerFailure extends Error {
  readonly code: number;
  constructor(message: string, code = 1) {
    super(message);
    this.name = 'DockerFailure';
    this.code = code;
  }
}

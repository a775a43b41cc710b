import type {
  Caller,
  GitFacts,
  Known,
  ProjectFacts,
  Proposals,
  Seen,
  StoredParameter,
  WriteFile,
} from '../../types.ts';

/** What an existing buildspec says of the answers, as far as it can be read. */
export interface FromBuildspec {
  /** Path of the file. */
  file: string;
  urlParameter?: string;
  usernameParameter?: string;
  passwordParameter?: string;
  registry?: string;
  repository?: string;
  /** The repository's last part, where the part before it is the user's name. */
  repositoryUnderUser?: string;
  tag?: string;
  dockerfile?: string;
  context?: string;
  /** Build arguments whose values the file gives. */
  buildArgs?: Record<string, string>;
  target?: string;
  platform?: string;
}

/** What step 1 sees. */
export interface NameSight {
  known: Known;
  caller: Seen<Caller>;
  folder: string;
  /** True when the folder holds no file of the user's. */
  empty: boolean;
  /** Paths of Dockerfiles, the likeliest first. */
  dockerfiles: readonly string[];
  /** Whether the Dockerfile that the setup names is there; true while it names none. */
  dockerfileExists: boolean;
  /** The text of `firstpush.yml`, where there is one. */
  answersFile?: string;
  git?: GitFacts;
  buildspec?: FromBuildspec;
  /** The project that builds this repository, or bears the application's name. */
  project?: ProjectFacts;
  /** Parameters that exist under one of the conventions. */
  stored: readonly StoredParameter[];
  /** What would be written where the sample application is wanted. */
  sample: readonly WriteFile[];
  /** What a person without credentials may use instead: a verb phrase with its flag. */
  elsewhere?: string;
  /** What the place itself offers. */
  offers: Proposals;
  /** What everything above proposes, and where each value comes from. */
  proposals: Proposals;
}

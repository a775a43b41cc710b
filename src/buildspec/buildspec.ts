import type { Problem } from './problem.ts';
import type { Span } from './span.ts';
import type { Scalar, Style, Tree } from './tree.ts';

/** The phases that a buildspec may describe, in the order in which they run. */
export const phaseNames = ['install', 'pre_build', 'build', 'post_build'] as const;

export type PhaseName = (typeof phaseNames)[number];

/** A name with a value: a variable, a parameter, a runtime. */
export interface Named {
  readonly name: string;
  readonly nameSpan: Span;
  /** The value as text; a value that is a list or a mapping stands as it is written. */
  readonly value: string;
  readonly valueSpan: Span;
}

/** The section `env`: what variables the commands see, and where their values come from. */
export interface Env {
  readonly shell: Scalar | undefined;
  readonly variables: readonly Named[];
  readonly parameterStore: readonly Named[];
  readonly secretsManager: readonly Named[];
  readonly exportedVariables: readonly Scalar[];
  readonly gitCredentialHelper: Scalar | undefined;
}

/** One item under `commands` or `finally`. */
export interface Command {
  /** What the shell gets: quotes of YAML taken off, lines folded or kept. */
  readonly text: string;
  /** The item as written, without its dash. */
  readonly span: Span;
  /** `structure` is an item that YAML reads as a list or mapping; its text is then the source. */
  readonly style: Style | 'structure';
  readonly index: number;
}

export interface Phase {
  readonly name: PhaseName;
  readonly nameSpan: Span;
  readonly commands: readonly Command[];
  readonly finally: readonly Command[];
  readonly onFailure: Scalar | undefined;
  readonly runAs: Scalar | undefined;
  readonly runtimeVersions: readonly Named[];
}

export interface Artifacts {
  readonly files: readonly Scalar[];
  readonly name: Scalar | undefined;
  readonly baseDirectory: Scalar | undefined;
  readonly discardPaths: Scalar | undefined;
  readonly excludePaths: readonly Scalar[];
  readonly enableSymlinks: Scalar | undefined;
  readonly s3Prefix: Scalar | undefined;
  readonly secondary: readonly SecondaryArtifacts[];
}

export interface SecondaryArtifacts extends Artifacts {
  readonly id: string;
  readonly idSpan: Span;
}

export interface Report {
  readonly name: string;
  readonly nameSpan: Span;
  readonly files: readonly Scalar[];
  readonly fileFormat: Scalar | undefined;
  readonly baseDirectory: Scalar | undefined;
  readonly discardPaths: Scalar | undefined;
}

export interface Cache {
  readonly paths: readonly Scalar[];
  readonly key: Scalar | undefined;
  readonly fallbackKeys: readonly Scalar[];
  readonly action: Scalar | undefined;
}

export interface ExplicitProxy {
  readonly uploadArtifacts: Scalar | undefined;
  readonly logs: Scalar | undefined;
}

/** The section `batch`; `forms` are those of its keys that describe builds. */
export interface Batch {
  readonly forms: readonly string[];
  readonly span: Span;
}

/**
 * A buildspec as CodeBuild reads it (AWS CodeBuild User Guide, Build specification reference),
 * with the place of everything. What CodeBuild would refuse or ignore is in `problems`.
 */
export interface Buildspec {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** The whole structure, for what has no field here; undefined when nothing could be read. */
  readonly root: Tree | undefined;
  readonly version: Scalar | undefined;
  readonly runAs: Scalar | undefined;
  readonly env: Env;
  /** Variables written where CodeBuild does not look for them: meant, but without effect. */
  readonly ignoredEnv: Env;
  /** In the order in which they run. */
  readonly phases: readonly Phase[];
  readonly artifacts: Artifacts | undefined;
  readonly reports: readonly Report[];
  readonly cache: Cache | undefined;
  readonly batch: Batch | undefined;
  readonly proxy: ExplicitProxy | undefined;
}

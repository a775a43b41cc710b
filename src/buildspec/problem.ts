import type { Span } from './span.ts';

/** What is wrong with the form of a buildspec, by name. */
export type ProblemKind =
  | 'buildspec-empty'
  | 'buildspec-env-key-misspelt'
  | 'buildspec-env-unindented'
  | 'buildspec-legacy-env-keys'
  | 'buildspec-phase-name-invalid'
  | 'buildspec-phase-nested'
  | 'buildspec-phase-outside-phases'
  | 'buildspec-phases-missing'
  | 'buildspec-section-misplaced'
  | 'buildspec-version-invalid'
  | 'buildspec-version-missing'
  | 'command-not-a-string'
  | 'commands-inline-dash'
  | 'commands-not-a-list'
  | 'duplicate-key'
  | 'not-a-list'
  | 'not-a-mapping'
  | 'not-a-string'
  | 'runtime-versions-outside-install'
  | 'unknown-key'
  | 'yaml-alias-unknown'
  | 'yaml-character'
  | 'yaml-command-parsed-as-map'
  | 'yaml-flow-broken'
  | 'yaml-indentation'
  | 'yaml-mapping-not-allowed'
  | 'yaml-quote-unclosed'
  | 'yaml-scalar-start'
  | 'yaml-several-documents'
  | 'yaml-syntax'
  | 'yaml-tabs'
  | 'yaml-too-deep'
  | 'yaml-too-large';

/**
 * What CodeBuild does about it: `refused` ends the build while the source is downloaded, `ignored`
 * goes on as if the part were not there, `unknown` is documented nowhere.
 */
export type Effect = 'refused' | 'ignored' | 'unknown';

/** One fault of form, with the words for it and the place. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly effect: Effect;
  readonly message: string;
  readonly span: Span;
  /** The key or name that was meant, where it can be told. */
  readonly instead?: string;
}

/** True when the text could not be read as YAML, so that its structure is at best a guess. */
export function isSyntax(problem: Problem): boolean {
  return (
    (problem.kind.startsWith('yaml-') && problem.kind !== 'yaml-command-parsed-as-map') ||
    problem.kind === 'commands-inline-dash'
  );
}

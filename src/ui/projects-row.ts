import { stateOf } from '../findings.ts';
import type { Finding, ProjectLooked, StepState } from '../types.ts';

/** What is kept of a project that was looked at, until all were. */
export interface ProjectRow extends Omit<ProjectLooked, 'findings'> {
  state: StepState;
  /** How many findings. */
  count: number;
  /** The one to begin with: an error where there is one, a cause before its consequence. */
  first?: Pick<Finding, 'check' | 'what'>;
}

/** How many projects came to what. */
export interface ProjectsTally {
  projects: number;
  open: number;
  unknown: number;
  buildspecsElsewhere: number;
}

/** The row of a project. */
export function projectRow({ findings, ...looked }: ProjectLooked): ProjectRow {
  const first =
    findings.find(({ severity }) => severity === 'error') ??
    findings.find(({ severity }) => severity === 'unknown') ??
    findings[0];
  const { check, what } = first ?? {};
  return {
    ...looked,
    state: stateOf(findings),
    count: findings.length,
    ...(check && what && { first: { check, what } }),
  };
}

/** Counts the rows by what they came to. */
export function tallyProjects(rows: readonly ProjectRow[]): ProjectsTally {
  const number = (is: (row: ProjectRow) => boolean) => rows.filter(is).length;
  return {
    projects: rows.length,
    open: number(({ state }) => state === 'open'),
    unknown: number(({ state }) => state === 'unknown'),
    buildspecsElsewhere: number(({ buildspecElsewhere }) => buildspecElsewhere !== undefined),
  };
}

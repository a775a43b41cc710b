import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Finding, Step } from '../../src/types.ts';

/** What all checks of a step find in a sight, in their order. */
export function found<S>(step: Step<S>, sight: S): readonly Finding[] {
  return step.checks.flatMap((check) => check.find(sight));
}

/**
 * The one cause among all that the checks of a step find; what else is found says that it follows
 * from it. It fails where there is no cause or another beside it.
 */
export function only<S>(step: Step<S>, sight: S): Finding {
  const findings = found(step, sight);
  const ids = findings.map(({ check }) => check);
  const causes = findings.filter(({ because }) => !because || !ids.includes(because));
  expect(causes.map(({ check }) => check)).toHaveLength(1);
  return causes[0] as Finding;
}

/** The page of the finding's check shows it as a person sees it: the fact, why, and the remedy. */
export function shownOnPage({ step, check, what, why, remedy }: Finding): void {
  const file = new URL(`../../src/steps/${step}/checks/${check}.md`, import.meta.url);
  const page = readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ');
  expect(page).toContain(what);
  expect(page).toContain(`because ${why}`);
  expect(page).toContain(`remedy ${remedy.text}`);
}

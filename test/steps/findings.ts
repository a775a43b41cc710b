import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Finding, Step } from '../../src/types.ts';

/** What all checks of a step find in a sight, in their order. */
export function found<S>(step: Step<S>, sight: S): readonly Finding[] {
  return step.checks.flatMap((check) => check.find(sight));
}

/** The one finding of all checks of a step; it fails where there is none or another beside it. */
export function only<S>(step: Step<S>, sight: S): Finding {
  const findings = found(step, sight);
  expect(findings.map(({ check }) => check)).toHaveLength(1);
  return findings[0] as Finding;
}

/** The page of the finding's check shows it as a person sees it: the fact, why, and the remedy. */
export function shownOnPage({ step, check, what, why, remedy }: Finding): void {
  const file = new URL(`../../src/steps/${step}/checks/${check}.md`, import.meta.url);
  const page = readFileSync(file, 'utf8').replaceAll(/\s+/g, ' ');
  expect(page).toContain(what);
  expect(page).toContain(`because ${why}`);
  expect(page).toContain(`remedy ${remedy.text}`);
}

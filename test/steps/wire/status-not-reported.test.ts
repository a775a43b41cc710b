import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import type { ProjectFacts } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { projectFacts, wireSight } from './sight.ts';

const of = (parts: Partial<ProjectFacts>) => wireSight({ project: { seen: projectFacts(parts) } });

test('builds of pushes are not reported', () => {
  const finding = only(wire, of({ webhook: { reportsStatus: false } }));
  expect(finding).toMatchObject({ check: 'status-not-reported', severity: 'hint' });
  shownOnPage(finding);
});

test.each<[string, Partial<ProjectFacts>]>([
  ['a project that reports', { webhook: { reportsStatus: true } }],
  ['a project that no push starts', {}],
])('%s is fine', (_, parts) => {
  expect(found(wire, of(parts))).toEqual([]);
});

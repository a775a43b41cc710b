import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { projectFacts, wireSight } from './sight.ts';

test('the project’s log is switched off', () => {
  const finding = only(
    wire,
    wireSight({ project: { seen: projectFacts({ logsEnabled: false }) } }),
  );
  expect(finding).toMatchObject({ check: 'build-without-log', severity: 'hint' });
  shownOnPage(finding);
});

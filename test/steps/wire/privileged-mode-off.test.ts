import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { project, projectArn, projectFacts, wireSight } from './sight.ts';

test('privileged mode is off', () => {
  const sight = wireSight({ project: { seen: projectFacts({ privilegedMode: false }) } });
  const finding = only(wire, sight);
  expect(finding).toMatchObject({
    check: 'privileged-mode-off',
    severity: 'error',
    where: { arn: projectArn },
    remedy: {
      kind: 'change',
      changes: [
        { kind: 'update-project', name: project, settings: [{ set: 'privilegedMode', to: true }] },
      ],
    },
  });
  shownOnPage(finding);
});

import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { projectFacts, wireSight } from './sight.ts';

test('a project in a network of the account: a hint, since the routes are not looked at', () => {
  const vpc = { id: 'vpc-1', subnets: ['subnet-1', 'subnet-2'] };
  const finding = only(wire, wireSight({ project: { seen: projectFacts({ vpc }) } }));
  expect(finding).toMatchObject({ check: 'vpc-no-internet', severity: 'hint' });
  shownOnPage(finding);
});

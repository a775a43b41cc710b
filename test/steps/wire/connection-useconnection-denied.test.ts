import { expect, test } from 'vitest';
import { needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { connectionNeeds, judged, wireSight } from './sight.ts';

test('the connection of the source is not allowed to the role', () => {
  const wanted = policyFor(needsOf(connectionNeeds));
  const sight = wireSight({ judged: judged(connectionNeeds, 'connection'), wanted });
  const finding = only(wire, sight);
  expect(finding).toMatchObject({
    check: 'connection-useconnection-denied',
    severity: 'error',
    remedy: { kind: 'change', changes: [{ kind: 'put-role-policy', document: wanted }] },
  });
  shownOnPage(finding);
});

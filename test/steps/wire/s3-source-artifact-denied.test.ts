import { expect, test } from 'vitest';
import { needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { judged, plainNeeds, wireSight } from './sight.ts';

test('the source’s bucket is not allowed to the role', () => {
  const wanted = policyFor(needsOf(plainNeeds));
  const finding = only(wire, wireSight({ judged: judged(plainNeeds, 'source'), wanted }));
  expect(finding).toMatchObject({
    check: 's3-source-artifact-denied',
    severity: 'error',
    remedy: { kind: 'change', changes: [{ kind: 'put-role-policy', document: wanted }] },
  });
  shownOnPage(finding);
});

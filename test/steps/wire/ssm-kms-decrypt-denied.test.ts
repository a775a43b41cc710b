import { expect, test } from 'vitest';
import { needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { judged, keyNeeds, wireSight } from './sight.ts';

test('the customer key is not allowed to the role', () => {
  const wanted = policyFor(needsOf(keyNeeds));
  const finding = only(wire, wireSight({ judged: judged(keyNeeds, 'key'), wanted }));
  expect(finding).toMatchObject({
    check: 'ssm-kms-decrypt-denied',
    severity: 'error',
    remedy: { kind: 'change', changes: [{ kind: 'put-role-policy', document: wanted }] },
  });
  shownOnPage(finding);
});

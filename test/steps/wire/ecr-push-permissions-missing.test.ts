import { expect, test } from 'vitest';
import { needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { ecr, ecrNeeds, judged, wireSight } from './sight.ts';

test('the push to ECR is not allowed to the role', () => {
  const known = knownWith({ registry: ecr, repository: 'flask-app' });
  const wanted = policyFor(needsOf(ecrNeeds));
  const finding = only(wire, wireSight({ known, judged: judged(ecrNeeds, 'ecr-push'), wanted }));
  expect(finding).toMatchObject({
    check: 'ecr-push-permissions-missing',
    severity: 'error',
    remedy: { kind: 'change', changes: [{ kind: 'put-role-policy', document: wanted }] },
  });
  shownOnPage(finding);
});

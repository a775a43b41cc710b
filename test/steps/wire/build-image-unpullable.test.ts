import { expect, test } from 'vitest';
import { needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { ecr, judged, plainNeeds, projectFacts, wireSight } from './sight.ts';

const needs = { ...plainNeeds, imageFrom: { registry: ecr, repository: 'builder' } };
const project = {
  seen: projectFacts({ image: `${ecr}/builder:1`, imagePullCredentialsType: 'SERVICE_ROLE' }),
};

test('the repository of the build image is not allowed to the role', () => {
  const wanted = policyFor(needsOf(needs));
  const sight = wireSight({ project, judged: judged(needs, 'image-pull'), wanted });
  const finding = only(wire, sight);
  expect(finding).toMatchObject({
    check: 'build-image-unpullable',
    severity: 'error',
    remedy: { kind: 'change', changes: [{ kind: 'put-role-policy', document: wanted }] },
  });
  shownOnPage(finding);
});

test('one that the role may pull is fine', () => {
  expect(found(wire, wireSight({ project, judged: judged(needs) }))).toEqual([]);
});

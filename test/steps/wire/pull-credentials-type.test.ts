import { expect, test } from 'vitest';
import { pullCredentialsType } from '../../../src/steps/wire/checks/pull-credentials-type.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import type { ProjectFacts } from '../../../src/types.ts';
import { only, shownOnPage } from '../findings.ts';
import { unseen } from '../known.ts';
import { ecr, projectFacts, wireSight } from './sight.ts';

const foreign = `${ecr.replace('123456789012', '210987654321')}/builder:1`;
const of = (parts: Partial<ProjectFacts>) => wireSight({ project: { seen: projectFacts(parts) } });

test('a login that stands in a secret is read by the role alone', () => {
  const image = 'registry.example.com/builder:1';
  const finding = only(wire, of({ image, registryCredential: 'builder-login' }));
  expect(finding).toMatchObject({
    check: 'pull-credentials-type',
    severity: 'error',
    remedy: {
      changes: [{ settings: [{ set: 'imagePullCredentialsType', to: 'SERVICE_ROLE' }] }],
    },
  });
  shownOnPage(finding);
});

test.each<[string, Partial<ProjectFacts>, string]>([
  ['an image of another account', { image: foreign }, 'SERVICE_ROLE'],
  ['CodeBuild’s own pulled by the role', { imagePullCredentialsType: 'SERVICE_ROLE' }, 'CODEBUILD'],
])('%s', (_, parts, to) => {
  expect(pullCredentialsType.find(of(parts))).toMatchObject([
    { remedy: { changes: [{ settings: [{ set: 'imagePullCredentialsType', to }] }] } },
  ]);
});

test.each<[string, Partial<ProjectFacts>]>([
  ['CodeBuild’s own, of which nothing is said', {}],
  ['another account’s by the role', { image: foreign, imagePullCredentialsType: 'SERVICE_ROLE' }],
  ['this account’s by CodeBuild', { image: `${ecr}/builder:1` }],
  ['a public one by the role', { image: 'docker:28', imagePullCredentialsType: 'SERVICE_ROLE' }],
])('%s is fine', (_, parts) => {
  expect(pullCredentialsType.find(of(parts))).toEqual([]);
});

test('whose image it is cannot be told while AWS does not say who we are', () => {
  const caller = unseen('expired', 'sts:GetCallerIdentity', 'ExpiredToken');
  expect(pullCredentialsType.find({ ...of({ image: foreign }), caller })).toEqual([]);
});

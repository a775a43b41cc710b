import { expect, test } from 'vitest';
import { registryCredentialSecretDenied } from '../../../src/steps/wire/checks/registry-credential-secret-denied.ts';
import { needsOf } from '../../../src/steps/wire/needs.ts';
import { policyFor } from '../../../src/steps/wire/policy-for.ts';
import type { WireSight } from '../../../src/steps/wire/sight.ts';
import { wire } from '../../../src/steps/wire/step.ts';
import type { Seen } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { unseen } from '../known.ts';
import { judged, plainNeeds, projectFacts, wireSight } from './sight.ts';

const secretArn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:builder-login-AbCdEf';
const needs = { ...plainNeeds, imageSecret: secretArn };
const project = {
  seen: projectFacts({
    image: 'registry.example.com/builder:1',
    registryCredential: 'builder-login',
    imagePullCredentialsType: 'SERVICE_ROLE',
  }),
};
const withSecret = (arn: Seen<string | undefined>, parts: Partial<WireSight> = {}) =>
  wireSight({ project, around: { secret: { name: 'builder-login', arn } }, ...parts });

test('the secret is not allowed to the role', () => {
  const wanted = policyFor(needsOf(needs));
  const sight = withSecret({ seen: secretArn }, { judged: judged(needs, 'image-secret'), wanted });
  const finding = only(wire, sight);
  expect(finding).toMatchObject({
    check: 'registry-credential-secret-denied',
    severity: 'error',
    remedy: { kind: 'change', changes: [{ kind: 'put-role-policy', document: wanted }] },
  });
  expect(wanted.Statement.at(-1)).toMatchObject({
    Action: 'secretsmanager:GetSecretValue',
    Resource: secretArn,
  });
  shownOnPage(finding);
});

test('there is no such secret', () => {
  expect(only(wire, withSecret({ seen: undefined }))).toMatchObject({
    what: 'there is no secret builder-login in this account and region',
    remedy: { kind: 'advice' },
  });
});

test('one that the role may read is fine', () => {
  expect(found(wire, withSecret({ seen: secretArn }, { judged: judged(needs) }))).toEqual([]);
});

test('where it may not be looked at, it is not said to be missing', () => {
  const hidden = unseen('denied', 'secretsmanager:DescribeSecret', 'no');
  expect(registryCredentialSecretDenied.find(withSecret(hidden))).toEqual([]);
});

import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { trustDecision } from '../../../src/steps/wire/trust.ts';
import type { Decision } from '../../../src/types.ts';
import { only, shownOnPage } from '../findings.ts';
import { projectArn, roleFacts, roleName, wireSight } from './sight.ts';

const forEc2 = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
});
const sightOf = (trust: Decision) =>
  wireSight({ role: { seen: roleFacts({ trust: forEc2 }) }, trust });

test('the role trusts another service: CodeBuild is added, the other stays', () => {
  const finding = only(wire, sightOf('implicitDeny'));
  expect(finding).toMatchObject({
    check: 'role-trust-wrong',
    severity: 'error',
    remedy: {
      kind: 'change',
      changes: [{ kind: 'put-trust-policy', role: roleName, replaces: forEc2 }],
    },
  });
  const [change] = finding.remedy.kind === 'change' ? finding.remedy.changes : [];
  const document = change?.kind === 'put-trust-policy' ? change.document : undefined;
  expect(document?.Statement[0]?.Principal).toEqual({ Service: 'ec2.amazonaws.com' });
  expect(trustDecision(JSON.stringify(document), '123456789012', projectArn)).toBe('allowed');
  shownOnPage(finding);
});

test('the trust policy denies it outright: adding a statement would not help', () => {
  const finding = only(wire, sightOf('explicitDeny'));
  expect(finding).toMatchObject({ severity: 'error', remedy: { kind: 'advice' } });
});

test('the trust policy is not understood: unknown', () => {
  const finding = only(wire, sightOf('unknown'));
  expect(finding).toMatchObject({ severity: 'unknown', remedy: { kind: 'advice' } });
});

import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import type { Decision } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { ecrNeeds, judged, plainNeeds, roleArn, roleFacts, wireSight } from './sight.ts';

const boundary = { arn: 'arn:aws:iam::123456789012:policy/most', document: '{}' };
const sightOf = (decision: Decision) =>
  wireSight({
    role: { seen: roleFacts({ boundary }) },
    judged: judged(plainNeeds, 'parameters', decision),
  });

test('the boundary leaves no room: it is named, and so is what was needed', () => {
  const finding = only(wire, sightOf('boundaryDeny'));
  expect(finding).toMatchObject({
    check: 'scp-or-boundary-deny',
    severity: 'error',
    where: { arn: boundary.arn },
    remedy: { kind: 'advice' },
  });
  shownOnPage(finding);
});

test.each<[Decision, RegExp, RegExp]>([
  ['explicitDeny', /by a policy that denies it outright: ssm:GetParameters$/, /who wrote the deny/],
  ['organizationDeny', /by a policy of the organization: ssm:GetParameters$/, /nobody in this acc/],
])('%s has words of its own', (decision, what, remedy) => {
  const finding = only(wire, sightOf(decision));
  expect(finding.what).toMatch(what);
  expect(finding.remedy.text).toMatch(remedy);
  expect(finding.where).toEqual({ arn: roleArn });
});

test('each kind of need that is forbidden is a finding, with all its actions', () => {
  const needs = judged(ecrNeeds).map((one) => ({ ...one, decision: 'boundaryDeny' as const }));
  const findings = found(wire, wireSight({ judged: needs }));
  expect(findings.map(({ what }) => what.replace(/^the role \S+ is kept from /, ''))).toEqual([
    expect.stringMatching(/^writing the build’s log by .*logs:CreateLogGroup, logs:CreateLogStr/),
    expect.stringMatching(/^reading the source by .*s3:GetObject, s3:GetObjectVersion/),
    expect.stringMatching(/^logging in to ECR by .*: ecr:GetAuthorizationToken$/),
    expect.stringMatching(/^pushing to the repository by .*ecr:PutImage/),
  ]);
});

test('what no policy allows is not its matter', () => {
  const findings = found(wire, sightOf('implicitDeny'));
  expect(findings.map(({ check }) => check)).not.toContain('scp-or-boundary-deny');
});

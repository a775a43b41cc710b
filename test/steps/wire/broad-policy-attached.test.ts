import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { roleFacts, wireSight } from './sight.ts';

const sightOf = (policy: string) => {
  const attached = [{ arn: `arn:aws:iam::aws:policy/${policy}`, document: '{}' }];
  return wireSight({ role: { seen: roleFacts({ attached }) } });
};

test.each([
  ['AmazonSSMReadOnlyAccess', 'every parameter of the account'],
  ['AmazonSSMFullAccess', 'commands on the account’s instances'],
])('%s opens more than the three parameters', (policy, opens) => {
  const finding = only(wire, sightOf(policy));
  expect(finding).toMatchObject({
    check: 'broad-policy-attached',
    severity: 'warning',
    remedy: { kind: 'advice' },
  });
  expect(finding.why).toContain(opens);
  expect(finding.remedy.text).toContain('aws iam detach-role-policy');
  if (policy === 'AmazonSSMFullAccess') shownOnPage(finding);
});

test('any other policy is not our matter', () => {
  expect(found(wire, sightOf('AmazonS3ReadOnlyAccess'))).toEqual([]);
});

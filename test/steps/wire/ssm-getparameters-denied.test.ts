import { expect, test } from 'vitest';
import { wire } from '../../../src/steps/wire/step.ts';
import type { PolicyChoice } from '../../../src/types.ts';
import { only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { judged, plainNeeds, roleFacts, roleName, wireSight } from './sight.ts';

const denied = judged(plainNeeds, 'parameters');

test('no policy of the role allows the three parameters', () => {
  const role = { seen: roleFacts({ inline: [] }) };
  const finding = only(wire, wireSight({ role, judged: denied }));
  expect(finding.check).toBe('ssm-getparameters-denied');
  expect(finding.remedy).toMatchObject({ kind: 'change', changes: [{ kind: 'put-role-policy' }] });
  expect(finding.remedy).not.toHaveProperty('changes[0].replaces');
  shownOnPage(finding);
});

test('the policy of ours is there and too narrow: it is replaced, and the plan says so', () => {
  const document = '{"Version":"2012-10-17","Statement":[]}';
  const inline = [{ name: 'docker-credentials-flask-app', document }];
  const finding = only(wire, wireSight({ role: { seen: roleFacts({ inline }) }, judged: denied }));
  expect(finding.remedy).toMatchObject({ changes: [{ replaces: document }] });
});

test('it counts those that are denied', () => {
  const [first, ...others] = denied;
  const rest = others.filter(({ decision }) => decision === 'allowed');
  const sight = wireSight({ judged: first ? [first, ...rest] : [] });
  expect(only(wire, sight).what).toBe(`the role ${roleName} cannot read 1 of the parameters`);
});

test.each<[PolicyChoice, string]>([
  ['read-only', 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess'],
  ['full', 'arn:aws:iam::aws:policy/AmazonSSMFullAccess'],
])('where the answer is --policy %s, the managed policy is attached', (policy, arn) => {
  const sight = wireSight({ known: knownWith({ policy }), judged: denied });
  expect(only(wire, sight).remedy).toMatchObject({
    changes: [{ kind: 'attach-role-policy', role: roleName, arn }],
  });
});

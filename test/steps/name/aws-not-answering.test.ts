import { expect, test } from 'vitest';
import { name } from '../../../src/steps/name/step.ts';
import type { Unseen } from '../../../src/types.ts';
import { only, shownOnPage } from '../findings.ts';
import { unseen } from '../known.ts';
import { nameSight } from './sight.ts';

const sightOf = (reason: Unseen['reason']) =>
  nameSight({
    caller: unseen(reason, 'sts:GetCallerIdentity', 'the security token included is expired'),
  });

test('an expired session', () => {
  const finding = only(name, sightOf('expired'));
  expect(finding).toMatchObject({
    check: 'aws-not-answering',
    severity: 'unknown',
    remedy: { kind: 'advice' },
  });
  shownOnPage(finding);
});

test('each reason has its own words', () => {
  const reasons = ['no-credentials', 'no-profile', 'expired', 'unreachable', 'denied'] as const;
  const what = reasons.map((reason) => only(name, sightOf(reason)).what);
  expect(new Set(what).size).toBe(reasons.length);
});

import { expect, test } from 'vitest';
import { store } from '../../../src/steps/store/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { unseen } from '../known.ts';
import { storeSight } from './sight.ts';

const { answer: _, password: __, ...sight } = storeSight();

test('reading the parameters is denied: nothing is claimed', () => {
  const said = 'User: arn:aws:iam::123456789012:user/dev is not authorized';
  const stored = unseen('denied', 'ssm:GetParameters', said);
  const finding = only(store, { ...sight, stored });
  expect(finding).toMatchObject({
    check: 'parameters-unreadable',
    severity: 'unknown',
    remedy: { kind: 'advice' },
  });
  shownOnPage(finding);
});

test('AWS is not reached: the remedy is to look again', () => {
  const stored = unseen('unreachable', 'ssm:GetParameters', 'ECONNREFUSED');
  const { severity, remedy } = only(store, { ...sight, stored });
  expect([severity, remedy.text]).toEqual(['unknown', 'run this again when AWS answers']);
});

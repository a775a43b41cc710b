import { expect, test } from 'vitest';
import { prove } from '../../../src/steps/prove/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { unseen } from '../known.ts';
import { unproven } from './sight.ts';

test('nothing is stored to push with', () => {
  const finding = only(prove, unproven({ credential: { seen: undefined } }));
  expect(finding).toMatchObject({
    check: 'credential-not-stored',
    severity: 'error',
    toDo: true,
    because: 'ssm-parameter-missing',
    remedy: { kind: 'advice' },
  });
  shownOnPage(finding);
});

test('what is stored could not be read: unknown', () => {
  const credential = unseen('denied', 'ssm:GetParameters', 'not authorized');
  expect(only(prove, unproven({ credential }))).toMatchObject({
    check: 'credential-not-stored',
    severity: 'unknown',
    why: 'ssm:GetParameters answered: not authorized',
  });
});

import { expect, test } from 'vitest';
import { store } from '../../../src/steps/store/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { password } from '../known.ts';
import { refused, storeSight } from './sight.ts';

const answer = refused('credentials', 'incorrect username or password');

test('the registry refuses the stored password', () => {
  const finding = only(store, storeSight({ answer }));
  expect(finding).toMatchObject({
    check: 'dockerhub-bad-credentials',
    severity: 'error',
    where: { registry: 'docker.io' },
    remedy: { kind: 'ask', question: { key: 'password', kind: 'secret' } },
  });
  shownOnPage(finding);
});

test('the registry refuses a typed password', () => {
  const typed = { value: password, from: 'typed' } as const;
  const finding = only(store, storeSight({ answer, password: typed }));
  expect(finding.what).toBe('docker.io refused the password of alice');
});

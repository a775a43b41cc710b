import { expect, test } from 'vitest';
import { store } from '../../../src/steps/store/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { storeSight } from './sight.ts';

test('the registry says neither yes nor no', () => {
  const answer = { kind: 'unknown', reason: 'unreachable', said: 'connect ETIMEDOUT' } as const;
  const finding = only(store, storeSight({ answer }));
  expect(finding).toMatchObject({
    check: 'registry-not-answering',
    severity: 'unknown',
    where: { registry: 'docker.io' },
    remedy: { kind: 'advice' },
  });
  shownOnPage(finding);
});

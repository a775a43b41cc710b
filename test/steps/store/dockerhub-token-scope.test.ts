import { expect, test } from 'vitest';
import { store } from '../../../src/steps/store/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { refused, storeSight } from './sight.ts';

test('the login succeeds and the push is not granted', () => {
  const answer = refused('scope', 'access token has insufficient scopes');
  const finding = only(store, storeSight({ answer }));
  expect(finding).toMatchObject({
    check: 'dockerhub-token-scope',
    severity: 'error',
    where: { registry: 'docker.io' },
    remedy: { kind: 'ask', question: { key: 'password' } },
  });
  shownOnPage(finding);
});

test('the registry knows no such repository', () => {
  const answer = refused('repository-unknown', 'repository name not known to registry');
  const finding = only(store, storeSight({ answer }));
  expect(finding.what).toBe('docker.io knows no repository alice/flask-app');
  expect(finding.remedy.text).toContain('create the repository');
});

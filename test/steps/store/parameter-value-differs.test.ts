import { expect, test } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import { store } from '../../../src/steps/store/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { plaintext } from '../known.ts';
import { refused, storedParts, storeSight } from './sight.ts';

const parts = storedParts();

test('the address holds another value', () => {
  const url = { ...parts.url, value: 'ghcr.io', version: 7 };
  const finding = only(store, storeSight({ stored: { seen: { ...parts, url } } }));
  expect(finding).toMatchObject({
    check: 'parameter-value-differs',
    severity: 'error',
    remedy: { kind: 'change', changes: [{ name: url.name, value: 'docker.io', replaces: 7 }] },
  });
  shownOnPage(finding);
});

test('a password was typed that is not the stored one', () => {
  const typed = new Secret('another');
  const sight = storeSight({ password: { value: typed, from: 'typed' } });
  const finding = only(store, sight);
  expect(finding.remedy).toMatchObject({ changes: [{ value: typed, replaces: 3 }] });
  expect(JSON.stringify(finding)).not.toMatch(new RegExp(`another"|${plaintext}`));
});

test('while the push is not granted, nothing is overwritten', () => {
  const url = { ...parts.url, value: 'https://docker.io' };
  const answer = refused('scope', 'no');
  const findings = found(store, storeSight({ stored: { seen: { ...parts, url } }, answer }));
  expect(findings.map(({ check }) => check)).toEqual(['dockerhub-token-scope']);
});

import { expect, test } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import { store } from '../../../src/steps/store/step.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { password, plaintext } from '../known.ts';
import { refused, storedParts, storeSight } from './sight.ts';

const check = 'ssm-value-trailing-newline';
const parts = storedParts();
const padded = { ...parts.password, value: new Secret(`${plaintext}\n`) };

test('the password ends with a line end: it is stored again without', () => {
  const finding = only(store, storeSight({ stored: { seen: { ...parts, password: padded } } }));
  expect(finding).toMatchObject({
    check,
    severity: 'error',
    remedy: {
      kind: 'change',
      changes: [{ name: parts.password.name, value: password, replaces: 3 }],
    },
  });
  shownOnPage(finding);
  expect(JSON.stringify(finding)).not.toContain(plaintext);
});

test.each([
  ['url', ' docker.io'],
  ['username', 'alice\r\n'],
] as const)('so is the %s', (which, value) => {
  const stored = { seen: { ...parts, [which]: { ...parts[which], value } } };
  const finding = only(store, storeSight({ stored }));
  expect(finding.check).toBe(check);
  expect(finding.what).toContain(parts[which].name);
});

test('while the push is not granted, nothing is overwritten', () => {
  const stored = { seen: { ...parts, password: padded } };
  const findings = found(store, storeSight({ stored, answer: refused('credentials', 'no') }));
  expect(findings.map((finding) => finding.check)).toEqual(['dockerhub-bad-credentials']);
});

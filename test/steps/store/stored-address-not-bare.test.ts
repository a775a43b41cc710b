import { expect, test } from 'vitest';
import { store } from '../../../src/steps/store/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { storedParts, storeSight } from './sight.ts';

const parts = storedParts();
const stored = (value: string) => ({ seen: { ...parts, url: { ...parts.url, value } } });

test.each([
  'https://docker.io',
  'docker.io/',
  'https://index.docker.io/v1/',
  'https://registry-1.docker.io/v2/',
  'https://hub.docker.com',
  'Docker.io',
])('%s: the host alone is stored', (value) => {
  const finding = only(store, storeSight({ stored: stored(value) }));
  expect(finding).toMatchObject({
    check: 'stored-address-not-bare',
    severity: 'error',
    remedy: {
      kind: 'change',
      changes: [{ name: parts.url.name, value: 'docker.io', replaces: 1 }],
    },
  });
  shownOnPage(finding);
});

test.each(['ghcr.io', 'https://ghcr.io'])('%s is another registry', (value) => {
  const finding = only(store, storeSight({ stored: stored(value) }));
  expect(finding.check).toBe('parameter-value-differs');
});

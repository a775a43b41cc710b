import { expect, test } from 'vitest';
import { store } from '../../../src/steps/store/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { storeSight } from './sight.ts';

test('a registry on this machine, and builds elsewhere: a warning', () => {
  const parts = storeSight().stored;
  const stored =
    'seen' in parts && parts.seen.url
      ? { seen: { ...parts.seen, url: { ...parts.seen.url, value: '127.0.0.1:5000' } } }
      : parts;
  const sight = storeSight({ registry: '127.0.0.1:5000', stored, outOfReach: true });
  const finding = only(store, sight);
  expect(finding).toMatchObject({
    check: 'registry-on-loopback',
    severity: 'warning',
    where: { registry: '127.0.0.1:5000' },
    remedy: { kind: 'advice' },
  });
  shownOnPage(finding);
});

import { expect, test } from 'vitest';
import { name } from '../../../src/steps/name/step.ts';
import { only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { nameSight } from './sight.ts';

const sightOf = (registry: string) => nameSight({ known: knownWith({ registry }) });

test('the website of Docker Hub in place of its registry', () => {
  const finding = only(name, sightOf('hub.docker.com'));
  expect(finding).toMatchObject({
    check: 'registry-url-wrong-host',
    severity: 'error',
    remedy: { kind: 'ask', question: { key: 'registry' } },
  });
  shownOnPage(finding);
});

test.each([
  'https://index.docker.io/v1/',
  'https://ghcr.io',
  'docker.io/alice',
  'Docker.IO',
  'alice',
])('%s is found too', (registry) => {
  expect(only(name, sightOf(registry)).check).toBe('registry-url-wrong-host');
});

test.each(['docker.io', 'ghcr.io', '127.0.0.1:5000', 'localhost:5000'])(
  '%s is none',
  (registry) => {
    expect(name.checks.flatMap((check) => check.find(sightOf(registry)))).toEqual([]);
  },
);

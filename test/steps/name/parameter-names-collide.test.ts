import { expect, test } from 'vitest';
import { name } from '../../../src/steps/name/step.ts';
import type { Setup } from '../../../src/types.ts';
import { found, only, shownOnPage } from '../findings.ts';
import { knownWith } from '../known.ts';
import { nameSight } from './sight.ts';

const sightOf = (parts: Setup) => nameSight({ known: knownWith(parts) });

test('two names that differ in the leading slash alone', () => {
  const parts = { usernameParameter: 'DockerSecret', passwordParameter: '/DockerSecret' };
  const finding = only(name, sightOf(parts));
  expect(finding).toMatchObject({
    check: 'parameter-names-collide',
    severity: 'error',
    remedy: { kind: 'ask', question: { key: 'passwordParameter' } },
  });
  shownOnPage(finding);
});

test.each<[string, Setup]>([
  ['address and user name', { urlParameter: 'X', usernameParameter: 'X' }],
  ['address and password', { urlParameter: '/X', passwordParameter: 'X' }],
])('%s', (_, parts) => {
  expect(only(name, sightOf(parts)).check).toBe('parameter-names-collide');
});

test('names that differ in case are different parameters', () => {
  const parts = { usernameParameter: 'dockerSecret', passwordParameter: 'DockerSecret' };
  expect(found(name, sightOf(parts))).toEqual([]);
});

import { expect, test } from 'vitest';
import { missingNames, wantedChanges } from '../../../src/steps/store/changes.ts';
import { knownWith, password, unseen } from '../known.ts';
import { storedParts, storeSight } from './sight.ts';

const typed = { value: password, from: 'typed' } as const;

test('nothing is wanted where the stored values are the settled ones', () => {
  expect(wantedChanges(storeSight())).toEqual([]);
  expect(missingNames(storeSight())).toEqual([]);
});

test('a customer key goes with the SecureStrings alone', () => {
  const known = knownWith({ key: 'alias/docker' });
  const changes = wantedChanges(storeSight({ known, stored: { seen: {} }, password: typed }));
  expect(changes.map(({ type, key }) => [type, key])).toEqual([
    ['String', undefined],
    ['SecureString', 'alias/docker'],
    ['SecureString', 'alias/docker'],
  ]);
});

test('an overwrite keeps the type that is there, and a plain one takes no key', () => {
  const parts = storedParts();
  const username = { ...parts.username, type: 'String', value: 'bob', version: 4 } as const;
  const known = knownWith({ key: 'alias/docker' });
  const sight = storeSight({ known, stored: { seen: { ...parts, username } } });
  expect(wantedChanges(sight)).toEqual([
    {
      kind: 'put-parameter',
      name: '/flask-app/docker-credentials/username',
      type: 'String',
      value: 'alice',
      replaces: 4,
      tags: { 'firstpush:app': 'flask-app' },
    },
  ]);
});

test('without a password two are written and three are missing', () => {
  const { password: _, ...sight } = storeSight({ stored: { seen: {} } });
  expect(wantedChanges(sight)).toHaveLength(2);
  expect(missingNames(sight)).toHaveLength(3);
});

test('what could not be seen is neither missing nor wanted', () => {
  const sight = storeSight({ stored: unseen('denied', 'ssm:GetParameters', 'no') });
  expect([missingNames(sight), wantedChanges(sight)]).toEqual([[], []]);
});

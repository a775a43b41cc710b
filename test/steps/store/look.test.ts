import { expect, test } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import { lookAtStore } from '../../../src/steps/store/look.ts';
import type { ParameterSearch, Reads, StoredParameter } from '../../../src/types.ts';
import { dev, knownWith, plaintext, unseen } from '../known.ts';
import { storedParts } from './sight.ts';

/** An account with these parameters, of which some may be listed; it keeps what was asked. */
function account(stored: readonly StoredParameter[], listed: readonly string[] | 'denied' = []) {
  const searches: ParameterSearch[] = [];
  const asked: Secret[] = [];
  const reads: Partial<Reads> = {
    offers: {},
    caller: async () => ({ seen: dev }),
    project: async () => ({ seen: undefined }),
    configuredRegions: async () => [],
    folder: { read: async () => undefined } as Partial<Reads['folder']> as Reads['folder'],
    parameters: async () => ({ seen: stored }),
    describeParameters: async (search) => {
      searches.push(search);
      if (listed === 'denied') return unseen('denied', 'ssm:DescribeParameters', 'no');
      return { seen: listed.map((name) => ({ name, type: 'String' })) };
    },
    mayPush: async (_registry, _repository, credential) => {
      asked.push(credential.password);
      return { kind: 'granted' };
    },
  };
  return { reads: reads as Reads, searches, asked };
}

const { url, username, password } = storedParts();

test('where all three are there, no list is asked for', async () => {
  const { reads, searches } = account([url, username, password]);
  const sight = await lookAtStore(knownWith(), reads);
  expect(searches).toEqual([]);
  expect(sight).toMatchObject({ neighbours: [], password: { from: 'stored' } });
});

test('where one is missing, its words are searched for in the cases that people write', async () => {
  const { reads, searches } = account([url, username], ['/Flask-App/docker']);
  const sight = await lookAtStore(knownWith(), reads);
  expect(searches).toEqual([
    { containing: expect.arrayContaining(['flask', 'Flask', 'FLASK', 'docker', 'Password']) },
  ]);
  expect(sight.neighbours).toEqual(['/Flask-App/docker']);
});

test('a search takes at most fifty texts', async () => {
  const { reads, searches } = account([]);
  const long = Array.from(
    { length: 40 },
    (_, at) => `word${String.fromCharCode(97 + (at % 26))}x${at}`,
  );
  await lookAtStore(knownWith({ passwordParameter: `/${long.join('-')}` }), reads);
  const [search] = searches;
  expect(search && 'containing' in search && search.containing.length).toBe(50);
});

test('who may not list parameters learns nothing of neighbours', async () => {
  const { reads } = account([url, username], 'denied');
  expect((await lookAtStore(knownWith(), reads)).neighbours).toEqual([]);
});

test('a stored password with a line end is put to the registry without it', async () => {
  const padded = { ...password, value: new Secret(`${plaintext}\n`) };
  const { reads, asked } = account([url, username, padded]);
  const sight = await lookAtStore(knownWith(), reads);
  expect(asked[0]?.equals(new Secret(plaintext))).toBe(true);
  expect(sight.password?.from).toBe('stored');
});

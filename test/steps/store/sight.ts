import { parameterNames } from '../../../src/steps/name/conventions.ts';
import type { StoreSight } from '../../../src/steps/store/sight.ts';
import type { PushAnswer, Setup, StoredParameter } from '../../../src/types.ts';
import { knownWith, password, setup } from '../known.ts';

/** The three parameters as Parameter Store holds them when all is well. */
export function storedParts(answers: Setup = {}) {
  const names = parameterNames({ ...setup, ...answers });
  const url: StoredParameter = { name: names.url, type: 'String', version: 1, value: 'docker.io' };
  const username: StoredParameter = {
    name: names.username,
    type: 'SecureString',
    version: 1,
    value: 'alice',
  };
  const secret: StoredParameter = {
    name: names.password,
    type: 'SecureString',
    version: 3,
    value: password,
  };
  return { url, username, password: secret };
}

/** What is stored is what was settled, and the registry grants the push; with some parts otherwise. */
export function storeSight(parts: Partial<StoreSight> = {}): StoreSight {
  return {
    known: knownWith(),
    names: parameterNames(setup),
    registry: 'docker.io',
    repository: 'alice/flask-app',
    username: 'alice',
    nothingToStore: false,
    outOfReach: false,
    stored: { seen: storedParts() },
    password: { value: password, from: 'stored' },
    neighbours: [],
    answer: { kind: 'granted' },
    ...parts,
  };
}

/** The registry says no. */
export const refused = (
  reason: 'credentials' | 'scope' | 'repository-unknown',
  said: string,
): PushAnswer => ({ kind: 'refused', reason, said, status: 401 });

import { expect, test } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import { registryAuth, registryConfig } from '../../../src/world/engine/credentials.ts';

// its JSON gives both signs in which base64 for URLs differs, and padding
const password = new Secret('>>>???~~~ÿÿÿ1');

function decoded(text: string | undefined): unknown {
  expect(text).toMatch(/^[A-Za-z0-9_-]+=*$/);
  expect(String(text).length % 4).toBe(0);
  return JSON.parse(Buffer.from(text ?? '', 'base64url').toString());
}

test('a login goes with a push in the form that the engine decodes', () => {
  const text = registryAuth({ username: 'a', password, serveraddress: '127.0.0.1:5000' });
  expect(text).toMatch(/[-_]/);
  expect(decoded(text)).toEqual({
    username: 'a',
    password: password.reveal(),
    serveraddress: '127.0.0.1:5000',
  });
});

test('logins go with a build by their registries, Docker Hub by its own name', () => {
  const text = registryConfig([
    { registry: 'docker.io', username: 'a', password },
    { registry: 'ghcr.io', username: 'b', password },
  ]);
  expect(decoded(text)).toEqual({
    'https://index.docker.io/v1/': { username: 'a', password: password.reveal() },
    'ghcr.io': { username: 'b', password: password.reveal() },
  });
});

test('without a login there is nothing to send', () => expect(registryConfig([])).toBeUndefined());

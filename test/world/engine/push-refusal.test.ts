import { expect, test } from 'vitest';
import { pushRefusal } from '../../../src/world/engine/push-refusal.ts';

test.each([
  ['denied: requested access to the resource is denied', 'denied'],
  ['requested access to the resource is denied', 'denied'],
  [
    'push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    'denied',
  ],
  ['unauthorized: access token has insufficient scopes', 'insufficient-scope'],
  ['unauthorized: authentication required', 'unauthorized'],
  ['no basic auth credentials', 'unauthorized'],
  [
    'Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    'unauthorized',
  ],
  [
    "name unknown: The repository with name 'app' does not exist in the registry with id '123456789012'",
    'unknown-repository',
  ],
  [
    "tag invalid: The image tag 'latest' already exists in the 'app' repository and cannot be overwritten because the repository is immutable.",
    'immutable-tag',
  ],
  ['An image does not exist locally with the tag: alice/app', 'no-image'],
  ['tag does not exist: alice/app:1', 'no-image'],
  ['toomanyrequests: Rate exceeded', 'rate-limited'],
  ['manifest invalid: manifest invalid', 'other'],
])('%s: %s', (said, reason) => {
  expect(pushRefusal(said)).toEqual({ kind: 'refused', reason, said });
});

test.each([
  'Get "http://127.0.0.1:9/v2/": dial tcp 127.0.0.1:9: connect: connection refused',
  'Get "https://nowhere.example/v2/": dial tcp: lookup nowhere.example: no such host',
  'Get "https://127.0.0.1:5000/v2/": x509: certificate signed by unknown authority',
  'received unexpected HTTP status: 503 Service Unavailable',
])('%s: nothing is decided', (said) => {
  expect(pushRefusal(said)).toEqual({ kind: 'unknown', said });
});

test('the words are made harmless', () => {
  expect(pushRefusal('denied: \u001b]0;x\u0007no')).toMatchObject({ said: 'denied: no' });
});

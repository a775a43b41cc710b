import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Misbehaviour } from '../../../src/practice/registry/misbehave.ts';
import { serveRegistry } from '../../../src/practice/registry/server.ts';
import { mayPush } from '../../../src/world/registry/push-scope.ts';
import { password, startRegistry } from '../../practice/registry/fixture.ts';
import { as, bounds, serve } from './fixture.ts';

const denied = 'denied: requested access to the resource is denied';

describe.each(['basic', 'token'] as const)('a registry with auth by %s', (auth) => {
  test('grants a push to who may, and no upload stays', async () => {
    const registry = await startRegistry({ auth });
    expect(await mayPush(registry.host, 'alice/app', as('alice'), bounds)).toEqual({
      kind: 'granted',
    });
    expect(registry.pendingUploads()).toBe(0);
    expect(registry.repositories()).toEqual([]);
  });

  test.each([
    ['a password that is wrong', 'alice/app', as('alice', 'wrong'), 'credentials'],
    ['an empty password', 'alice/app', as('alice', ''), 'credentials'],
    ['a name that is unknown', 'alice/app', as('mallory'), 'credentials'],
    ['an account that may only read', 'alice/app', as('reader'), 'scope'],
    ["another's repository", 'bob/shared', as('alice'), 'scope'],
  ])('refuses %s', async (_, repository, credential, reason) => {
    const registry = await startRegistry({ auth });
    const answer = await mayPush(registry.host, repository, credential, bounds);
    expect(answer).toMatchObject({ kind: 'refused', reason });
    if (reason === 'scope') expect(answer).toMatchObject({ said: denied });
    expect(JSON.stringify(answer)).not.toContain(password);
  });

  test('says that a repository must be made first', async () => {
    const registry = await startRegistry({ auth, createOnPush: false });
    expect(await mayPush(registry.host, 'alice/app', as('alice'), bounds)).toEqual({
      kind: 'refused',
      reason: 'repository-unknown',
      said: "name unknown: The repository with name 'alice/app' does not exist in the registry",
      status: 404,
    });
  });

  test.each<[string, Misbehaviour, string]>([
    ['is throttled', { status: 429 }, 'throttled'],
    ['breaks', { status: 503 }, 'server-error'],
    ['hangs up', { cut: true }, 'unreachable'],
    ['is late', { delayMs: 1000 }, 'timeout'],
  ])('gives no answer when it %s', async (_, fault, reason) => {
    for (const place of ['/v2/alice/app/blobs/uploads/', '/token']) {
      if (place === '/token' && auth === 'basic') continue;
      const misbehave = ({ path }: { path: string }) => (path === place ? fault : undefined);
      const registry = await startRegistry({ auth, misbehave });
      const limits = { ...bounds, timeoutMs: 300 };
      const answer = await mayPush(registry.host, 'alice/app', as('alice'), limits);
      expect(answer).toMatchObject({ kind: 'unknown', reason });
    }
  });

  test('grants a push also when the upload cannot be withdrawn', async () => {
    const misbehave = ({ method }: { method: string }) =>
      method === 'DELETE' ? { status: 500 } : undefined;
    const registry = await startRegistry({ auth, misbehave });
    expect(await mayPush(registry.host, 'alice/app', as('alice'), bounds)).toEqual({
      kind: 'granted',
    });
  });

  test('sends on to a host that gets no password and no token', async () => {
    const seen: IncomingMessage[] = [];
    const elsewhere = await serve((request, response) => {
      seen.push(request);
      response.setHeader('www-authenticate', 'Basic realm="give it to me"');
      response.writeHead(401).end();
    });
    const misbehave = ({ path, method }: { path: string; method: string }) =>
      path.includes('uploads') && method === 'POST' ? { redirectTo: `http://${elsewhere}` } : {};
    const registry = await startRegistry({ auth, misbehave });
    const answer = await mayPush(registry.host, 'alice/app', as('alice'), bounds);
    expect(answer).toMatchObject({ kind: 'unknown', reason: 'untrusted' });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.map(({ headers }) => headers.authorization)).toEqual(seen.map(() => undefined));
  });
});

test('an upload elsewhere is withdrawn without showing the token there', async () => {
  const seen: (string | undefined)[] = [];
  const elsewhere = await serve(({ headers, method }, response) => {
    seen.push(`${method} ${headers.authorization}`);
    response.writeHead(204).end();
  });
  const registry = await serve(({ headers }, response) => {
    if (headers.authorization === undefined) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
    } else response.writeHead(202, { location: `http://${elsewhere}/upload/1` }).end();
  });
  expect(await mayPush(registry, 'a/b', as('alice'), bounds)).toEqual({ kind: 'granted' });
  expect(seen).toEqual(['DELETE undefined']);
});

describe('a realm', () => {
  const challenging = (challenge: string) =>
    serve((_, response) => response.writeHead(401, { 'www-authenticate': challenge }).end('{}'));

  test('that is not at home with the registry gets no password', async () => {
    const host = await challenging('Bearer realm="https://collector.example.org/token"');
    expect(await mayPush(host, 'alice/app', as('alice'), bounds)).toEqual({
      kind: 'unknown',
      reason: 'untrusted',
      said: 'the registry wants the password sent to collector.example.org, not its own host',
    });
  });

  test.each([
    ['whose password it is', 200, 'scope'],
    ['whose password it is not', 403, 'credentials'],
  ])('that answers a scope with 403 is asked without one %s', async (_, bare, reason) => {
    const realm = await serve(({ url = '' }, response) => {
      const refused = '{"errors":[{"code":"DENIED","message":"requested access denied"}]}';
      const scoped = url.includes('scope=');
      response.writeHead(scoped ? 403 : bare).end(scoped ? refused : '{"token":"t"}');
    });
    const host = await challenging(`Bearer realm="http://${realm}/token",service="s"`);
    expect(await mayPush(host, 'alice/app', as('alice'), bounds)).toEqual({
      kind: 'refused',
      reason,
      said: 'denied: requested access denied',
      status: 403,
    });
  });

  test.each(['{}', 'no json', '{"token":""}', '{"token":"a\\nb"}'])(
    'that gives no token leaves the question open: %s',
    async (text) => {
      const realm = await serve((_, response) => response.end(text));
      const host = await challenging(`Bearer realm="http://${realm}/"`);
      const answer = await mayPush(host, 'alice/app', as('alice'), bounds);
      expect(answer).toMatchObject({ kind: 'unknown', reason: 'server-error' });
    },
  );

  test('whose token the registry does not take leaves the question open', async () => {
    const realm = await serve((_, response) => response.end('{"access_token":"t"}'));
    const challenge = `Bearer realm="http://${realm}/",error="invalid_token"`;
    const answer = await mayPush(await challenging(challenge), 'a/b', as('alice'), bounds);
    expect(answer).toMatchObject({ kind: 'unknown', reason: 'server-error' });
  });
});

describe('no answer comes', () => {
  test.each([
    ['a website', 200, 'text/html', '<html>welcome</html>'],
    ['a website without that page', 404, 'text/html', '<html>not found</html>'],
    ['an API that is none of a registry', 404, 'application/json', '{"message":"not found"}'],
    ['a gate of some company', 403, 'text/html', '<html>forbidden</html>'],
  ])('from %s', async (_, status, type, text) => {
    const host = await serve((_, response) =>
      response.writeHead(status, { 'content-type': type }).end(text),
    );
    const answer = await mayPush(host, 'alice/app', as('alice'), bounds);
    expect(answer).toMatchObject({ kind: 'unknown', reason: 'not-a-registry' });
  });

  test('from a server that redirects without end', async () => {
    const host = await serve((_, response) => response.writeHead(307, { location: '/' }).end());
    const answer = await mayPush(host, 'alice/app', as('alice'), bounds);
    expect(answer).toMatchObject({ kind: 'unknown', reason: 'not-a-registry' });
  });

  test('where nothing listens', async () => {
    const registry = await serveRegistry({ accounts: [], auth: 'basic' });
    await registry.close();
    const answer = await mayPush(registry.host, 'alice/app', as('alice'), bounds);
    expect(answer).toMatchObject({ kind: 'unknown', reason: 'unreachable' });
    expect(answer).toMatchObject({ said: expect.stringContaining('ECONNREFUSED') });
  });

  test('without TLS from a host that is not known to be this machine', async () => {
    const seen: string[] = [];
    const host = await serve(({ method = '' }, response) => {
      seen.push(method);
      response.end();
    });
    const registry = host.replace('127.0.0.1', '0.0.0.0');
    const answer = await mayPush(registry, 'alice/app', as('alice'), bounds);
    expect(answer).toMatchObject({ kind: 'unknown', reason: 'tls' });
    expect(seen).toEqual([]);
  });

  test.each([
    ['https://index.docker.io/v1/', 'alice/app', 'the registry address is docker.io'],
    ['localhost:1', 'Alice/app', 'write alice/app'],
  ])('for names that are none: %s %s', async (registry, repository, said) => {
    const answer = await mayPush(registry, repository, as('alice'), bounds);
    expect(answer).toMatchObject({ kind: 'unknown', reason: 'bad-name' });
    expect(answer).toMatchObject({ said: expect.stringContaining(said) });
  });
});

test('a person who leaves ends the question at once', async () => {
  const left = new Error('left');
  const controller = new AbortController();
  const registry = await startRegistry({ misbehave: () => ({ delayMs: 5000 }) });
  const asked = mayPush(registry.host, 'a/b', as('alice'), { signal: controller.signal });
  setTimeout(() => controller.abort(left), 50);
  await expect(asked).rejects.toBe(left);
});

test('a password that the registry sends back is not in what it said', async () => {
  const host = await serve(({ headers: { authorization } }, response) => {
    const message = `no ${authorization} ${password}`;
    response
      .writeHead(401, { 'www-authenticate': 'Basic realm="x"' })
      .end(JSON.stringify({ errors: [{ code: 'UNAUTHORIZED', message }] }));
  });
  const answer = await mayPush(host, 'alice/app', as('alice'), bounds);
  expect(answer).toMatchObject({ said: 'unauthorized: no Basic ••• •••' });
});

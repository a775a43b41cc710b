import { describe, expect, test } from 'vitest';
import { basic, bearer, password, pushImage, saidBy, startRegistry } from './fixture.ts';

const denied = 'DENIED requested access to the resource is denied';
const upload = (repository: string) => `/v2/${repository}/blobs/uploads/`;

describe('with user name and password', () => {
  test.each([
    ['nobody', '/v2/', 'GET', {}, 401],
    ['alice', '/v2/', 'GET', basic('alice'), 200],
    ['a wrong password', '/v2/', 'GET', basic('alice', 'wrong'), 401],
    ['an unknown name', '/v2/', 'GET', basic('mallory'), 401],
    ['no password', '/v2/', 'GET', basic('mallory', ''), 401],
    ['alice in her own', upload('alice/app'), 'POST', basic('alice'), 202],
    ['alice deeper in her own', upload('alice/team/app'), 'POST', basic('alice'), 202],
    ["alice in bob's", upload('bob/shared'), 'POST', basic('alice'), 403],
    ['a name that only begins alike', upload('alicex/app'), 'POST', basic('alice'), 403],
    ['the reader', upload('alice/app'), 'POST', basic('reader'), 403],
    ['nobody, to push', upload('alice/open'), 'POST', {}, 401],
    ['nobody, to pull what is open', '/v2/alice/open/tags/list', 'GET', {}, 200],
    ['a wrong password, to pull what is open', '/v2/alice/open/tags/list', 'GET', basic('x'), 401],
    ['nobody, to pull what is not', '/v2/alice/app/tags/list', 'GET', {}, 401],
    ['nobody, for the catalog', '/v2/_catalog', 'GET', {}, 401],
  ])('%s: %s %s', async (_, path, method, headers, status) => {
    const registry = await startRegistry();
    await pushImage(registry, 'alice/open', '1');
    const response = await fetch(registry.url + path, { method, headers });
    expect(response.status).toBe(status);
    const challenge = response.headers.get('www-authenticate');
    expect(challenge).toBe(status === 401 ? 'Basic realm="practice registry"' : null);
    if (status === 403) expect(await saidBy(response)).toBe(denied);
  });
});

describe('with tokens', () => {
  test('the challenge names the realm and the scope', async () => {
    const registry = await startRegistry({ auth: 'token' });
    const response = await fetch(registry.url + upload('alice/app'), { method: 'POST' });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(
      `Bearer realm="${registry.url}/token",service="practice",scope="repository:alice/app:pull,push"`,
    );
  });

  test.each([
    ['alice', 'repository:alice/app:pull,push', 'alice/app', 202],
    ['alice', 'repository:alice/app:pull', 'alice/app', 401],
    ['alice', 'repository:alice/app:pull,push', 'alice/other', 401],
    ['alice', 'repository:alice/a:push repository:alice/b:push', 'alice/b', 202],
    ['alice', 'repository:bob/app:pull,push', 'bob/app', 401],
    ['reader', 'repository:alice/app:pull,push', 'alice/app', 401],
  ])('%s with %s to push to %s: %i', async (username, scope, repository, status) => {
    const registry = await startRegistry({ auth: 'token' });
    const headers = await bearer(registry, username, scope);
    const response = await fetch(registry.url + upload(repository), { method: 'POST', headers });
    expect(response.status).toBe(status);
    if (status === 401) {
      expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
      expect(await saidBy(response)).toBe(denied);
    }
  });

  test('a token says what it allows, and only what was granted', async () => {
    const registry = await startRegistry({ auth: 'token' });
    const scope = 'repository:alice/app:pull,push,delete';
    const { authorization = '' } = await bearer(registry, 'reader', scope);
    const claims = JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64').toString());
    expect(claims.access).toEqual([{ type: 'repository', name: 'alice/app', actions: ['pull'] }]);
  });

  test('a token that was tampered with is refused', async () => {
    const registry = await startRegistry({ auth: 'token' });
    const { authorization = '' } = await bearer(registry, 'reader', 'repository:alice/app:push');
    const [head, body = '', signature] = authorization.split('.');
    const claims = Buffer.from(body, 'base64').toString().replace('[]', '["push"]');
    expect(claims).toContain('push');
    const forged = [head, Buffer.from(claims).toString('base64url'), signature].join('.');
    const response = await fetch(registry.url + upload('alice/app'), {
      method: 'POST',
      headers: { authorization: forged },
    });
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  test('a wrong password gets no token', async () => {
    const registry = await startRegistry({ auth: 'token' });
    const headers = basic('alice', 'wrong');
    const response = await fetch(`${registry.url}/token?service=practice`, { headers });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ details: 'incorrect username or password' });
  });

  test('nobody gets a token that pulls what is open and nothing else', async () => {
    const registry = await startRegistry({ auth: 'token' });
    const push = await bearer(registry, 'alice', 'repository:alice/open:pull,push');
    await pushImage(registry, 'alice/open', '1', 'layer', push);
    for (const [repository, status] of [
      ['alice/open', 200],
      ['alice/app', 401],
    ] as const) {
      const url = `${registry.url}/token?scope=repository:${repository}:pull,push`;
      const { token } = (await (await fetch(url)).json()) as { token: string };
      const response = await fetch(`${registry.url}/v2/${repository}/tags/list`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.status).toBe(status);
    }
  });

  test.each([
    [password, 'password', 200],
    ['wrong', 'password', 401],
    [password, 'refresh_token', 400],
  ])('the form is answered too: %#', async (text, grant, status) => {
    const registry = await startRegistry({ auth: 'token' });
    const body = new URLSearchParams({
      grant_type: grant,
      username: 'alice',
      password: text,
      service: 'practice',
      scope: 'repository:alice/app:pull,push',
    });
    const response = await fetch(`${registry.url}/token`, { method: 'POST', body });
    expect(response.status).toBe(status);
    if (status !== 200) return;
    const { access_token } = (await response.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}` };
    const pushed = await fetch(registry.url + upload('alice/app'), { method: 'POST', headers });
    expect(pushed.status).toBe(202);
  });
});

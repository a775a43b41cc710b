import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type PracticeRegistry, serveRegistry } from '../../../src/practice/registry/server.ts';
import { accounts, basic, digestOf, pushBlob, saidBy, secret, startRegistry } from './fixture.ts';

const headers = basic('alice');
const bytes = 'the first chunk, and the second';
const digest = digestOf(bytes);

async function begin(registry: PracticeRegistry): Promise<string> {
  const url = `${registry.url}/v2/alice/app/blobs/uploads/`;
  const response = await fetch(url, { method: 'POST', headers });
  expect(response.status).toBe(202);
  return registry.url + response.headers.get('location');
}

function send(method: string, url: string, body: string, more: Record<string, string> = {}) {
  return fetch(url, { method, headers: { ...headers, ...more }, body });
}

describe('a blob comes in', () => {
  const ways: Record<string, (registry: PracticeRegistry) => Promise<Response>> = {
    'in one request': (registry) => {
      return send('POST', `${registry.url}/v2/alice/app/blobs/uploads/?digest=${digest}`, bytes);
    },
    'in one piece after asking': async (registry) => {
      return send('PUT', `${await begin(registry)}?digest=${digest}`, bytes);
    },
    'as one stream without a range, as docker sends it': async (registry) => {
      const location = await begin(registry);
      expect((await send('PATCH', location, bytes)).status).toBe(202);
      return send('PUT', `${location}?digest=${digest}`, '');
    },
    'in chunks that say where they belong': async (registry) => {
      const location = await begin(registry);
      const first = await send('PATCH', location, bytes.slice(0, 15), { 'content-range': '0-14' });
      expect(first.headers.get('range')).toBe('0-14');
      const status = await fetch(location, { headers });
      expect([status.status, status.headers.get('range')]).toEqual([204, '0-14']);
      const rest = { 'content-range': `15-${bytes.length - 1}` };
      return send('PUT', `${location}?digest=${digest}`, bytes.slice(15), rest);
    },
  };

  test.each(Object.entries(ways))('%s', async (_, push) => {
    const registry = await startRegistry();
    const pushed = await push(registry);
    expect(pushed.status).toBe(201);
    expect(pushed.headers.get('location')).toBe(`/v2/alice/app/blobs/${digest}`);
    const url = `${registry.url}/v2/alice/app/blobs/${digest}`;
    const head = await fetch(url, { method: 'HEAD', headers });
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    expect(head.headers.get('docker-content-digest')).toBe(digest);
    expect(await (await fetch(url, { headers })).text()).toBe(bytes);
    expect(registry.pendingUploads()).toBe(0);
  });
});

describe('an upload goes wrong', () => {
  test('bytes of another digest are refused and gone', async () => {
    const registry = await startRegistry();
    const location = await begin(registry);
    const refused = await send('PUT', `${location}?digest=${digest}`, 'other bytes');
    expect(refused.status).toBe(400);
    expect(await saidBy(refused)).toMatch(/^DIGEST_INVALID /);
    expect((await fetch(location, { headers })).status).toBe(404);
    expect(registry.hasBlob('alice/app', digest)).toBe(false);
  });

  test('a chunk out of order is refused with what is there', async () => {
    const registry = await startRegistry();
    const location = await begin(registry);
    await send('PATCH', location, 'abc', { 'content-range': '0-2' });
    const refused = await send('PATCH', location, 'xyz', { 'content-range': '7-9' });
    expect([refused.status, refused.headers.get('range')]).toEqual([416, '0-2']);
  });

  test('a cancelled upload is not there', async () => {
    const registry = await startRegistry();
    const location = await begin(registry);
    expect((await fetch(location, { method: 'DELETE', headers })).status).toBe(204);
    expect(await saidBy(await fetch(location, { headers }))).toMatch(/^BLOB_UPLOAD_UNKNOWN /);
  });

  test('an upload of another repository is not there', async () => {
    const registry = await startRegistry();
    const location = (await begin(registry)).replace('alice/app', 'alice/other');
    expect((await fetch(location, { headers })).status).toBe(404);
  });

  test('more than the registry may hold is refused', async () => {
    const registry = await startRegistry({ maxBytes: 10 });
    const refused = await send('PATCH', await begin(registry), 'eleven byte');
    expect([refused.status, await saidBy(refused)]).toEqual([
      413,
      'SIZE_INVALID the upload is larger than this registry keeps',
    ]);
  });
});

describe('a blob that is there', () => {
  test.each([
    ['bytes=0-2', 206, 'the', `bytes 0-2/${bytes.length}`],
    ['bytes=-6', 206, 'second', `bytes 25-30/${bytes.length}`],
    ['bytes=25-999', 206, 'second', `bytes 25-30/${bytes.length}`],
    ['bytes=99-', 416, undefined, `bytes */${bytes.length}`],
  ])('is read in part: %s', async (range, status, text, contentRange) => {
    const registry = await startRegistry();
    await pushBlob(registry, 'alice/app', bytes);
    const url = `${registry.url}/v2/alice/app/blobs/${digest}`;
    const response = await fetch(url, { headers: { ...headers, range } });
    expect([response.status, response.headers.get('content-range')]).toEqual([
      status,
      contentRange,
    ]);
    if (text !== undefined) expect(await response.text()).toBe(text);
  });

  test('is only in the repository it was pushed to, until it is mounted', async () => {
    const registry = await startRegistry();
    await pushBlob(registry, 'alice/app', bytes);
    const other = `${registry.url}/v2/alice/other/blobs`;
    expect((await fetch(`${other}/${digest}`, { method: 'HEAD', headers })).status).toBe(404);
    const mounted = await fetch(`${other}/uploads/?mount=${digest}&from=alice/app`, {
      method: 'POST',
      headers,
    });
    expect(mounted.status).toBe(201);
    expect(await (await fetch(`${other}/${digest}`, { headers })).text()).toBe(bytes);
  });

  test('is not mounted from a repository that the caller may not read', async () => {
    const registry = await startRegistry({
      accounts: [
        { username: 'alice', password: secret, push: ['alice/*'], pull: [] },
        { username: 'bob', password: secret, push: ['bob/*'], pull: [] },
      ],
    });
    await pushBlob(registry, 'bob/app', bytes, basic('bob'));
    const url = `${registry.url}/v2/alice/app/blobs/uploads/?mount=${digest}&from=bob/app`;
    expect((await fetch(url, { method: 'POST', headers })).status).toBe(202);
  });

  test('is gone once deleted', async () => {
    const registry = await startRegistry();
    await pushBlob(registry, 'alice/app', bytes);
    const url = `${registry.url}/v2/alice/app/blobs/${digest}`;
    expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(202);
    expect(await saidBy(await fetch(url, { headers }))).toBe(
      'BLOB_UNKNOWN blob unknown to registry',
    );
  });
});

test('blobs lie in a folder for the owner alone that goes with the registry', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'firstpush-test-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  vi.stubEnv('TMPDIR', parent);
  onTestFinished(() => void vi.unstubAllEnvs());
  const registry = await serveRegistry({ accounts, auth: 'basic' });
  await pushBlob(registry, 'alice/app', bytes);
  const [folder = ''] = readdirSync(parent);
  expect(statSync(join(parent, folder)).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(parent, folder))).toEqual([digest.replace(':', '-')]);
  await begin(registry);
  await registry.close();
  expect(readdirSync(parent)).toEqual([]);
});

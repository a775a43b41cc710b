import { describe, expect, test } from 'vitest';
import type { Misbehaviour } from '../../../src/practice/registry/misbehave.ts';
import { basic, pushImage, saidBy, startRegistry } from './fixture.ts';

const headers = basic('alice');

async function askWith(fault: Misbehaviour, path = '/v2/alice/app/manifests/1') {
  const registry = await startRegistry();
  const digest = await pushImage(registry, 'alice/app', '1');
  registry.misbehave((request) => (request.path === path ? fault : undefined));
  const response = await fetch(registry.url + path, { headers, redirect: 'manual' });
  return { registry, digest, response };
}

describe('a request goes wrong as it is told to', () => {
  test('with a status and its usual words', async () => {
    const { response } = await askWith({ status: 429 });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await saidBy(response)).toBe('TOOMANYREQUESTS too many requests');
  });

  test('with a status and words of its own', async () => {
    const said = 'access token has insufficient scopes';
    const { response } = await askWith({ status: 401, said });
    expect(await saidBy(response)).toBe(`UNAUTHORIZED ${said}`);
  });

  test('late', async () => {
    const start = performance.now();
    const { response } = await askWith({ delayMs: 150 });
    expect(response.status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(140);
  });

  test('not at all', async () => {
    await expect(askWith({ cut: true })).rejects.toThrow('fetch failed');
  });

  test('elsewhere', async () => {
    const { response } = await askWith({ redirectTo: 'https://cdn.example.com' });
    expect(response.status).toBe(307);
    expect(response.headers.get('location')).toMatch(
      /^https:\/\/cdn\.example\.com\/v2\/alice\/app\/manifests\/1/,
    );
  });

  test('with another digest, or none', async () => {
    const wrong = await askWith({ wrongDigest: true });
    const said = wrong.response.headers.get('docker-content-digest');
    expect(said).toMatch(/^sha256:/);
    expect(said).not.toBe(wrong.digest);
    const none = await askWith({ noDigest: true });
    expect(none.response.headers.get('docker-content-digest')).toBeNull();
  });

  test('and right again', async () => {
    const { registry } = await askWith({ status: 500 });
    registry.misbehave(undefined);
    const again = await fetch(`${registry.url}/v2/alice/app/manifests/1`, { headers });
    expect(again.status).toBe(200);
  });
});

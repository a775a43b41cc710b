import { describe, expect, test } from 'vitest';
import type { PracticeRegistry } from '../../../src/practice/registry/server.ts';
import {
  basic,
  digestOf,
  indexType,
  manifestOf,
  manifestType,
  pushBlob,
  pushImage,
  saidBy,
  startRegistry,
} from './fixture.ts';

const headers = basic('alice');

function put(registry: PracticeRegistry, reference: string, body: string, type = manifestType) {
  return fetch(`${registry.url}/v2/alice/app/manifests/${reference}`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': type },
    body,
  });
}

function ask(registry: PracticeRegistry, rest: string, method = 'GET', accept = '*/*') {
  const url = `${registry.url}/v2/alice/app/${rest}`;
  return fetch(url, { method, headers: { ...headers, accept } });
}

function indexOf(...manifests: string[]): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: indexType,
    manifests: manifests.map((one) => ({
      mediaType: manifestType,
      digest: digestOf(one),
      size: one.length,
    })),
  });
}

describe('a manifest', () => {
  test('is served by tag and digest with what it is', async () => {
    const registry = await startRegistry();
    const digest = await pushImage(registry, 'alice/app', '1.0');
    for (const reference of ['1.0', digest]) {
      const head = await ask(registry, `manifests/${reference}`, 'HEAD', manifestType);
      expect(head.status).toBe(200);
      expect(head.headers.get('docker-content-digest')).toBe(digest);
      expect(head.headers.get('content-type')).toBe(manifestType);
      const response = await ask(registry, `manifests/${reference}`);
      expect(digestOf(await response.text())).toBe(digest);
    }
  });

  test('is not served to a client that does not accept its type', async () => {
    const registry = await startRegistry();
    await pushImage(registry, 'alice/app', '1.0');
    expect((await ask(registry, 'manifests/1.0', 'HEAD', indexType)).status).toBe(404);
  });

  test.each([
    ['names a layer that is not here', manifestOf('{}', ['missing']), 'MANIFEST_BLOB_UNKNOWN'],
    ['names a config that is not here', manifestOf('{"a":1}', []), 'MANIFEST_BLOB_UNKNOWN'],
    ['is no JSON', '{', 'MANIFEST_INVALID'],
    ['lacks its config', '{"schemaVersion":2,"layers":[]}', 'MANIFEST_INVALID'],
    ['is of schema 1', '{"schemaVersion":1,"fsLayers":[]}', 'MANIFEST_INVALID'],
    ['says another type', manifestOf('{}', [], { mediaType: indexType }), 'MANIFEST_INVALID'],
  ])('that %s is refused', async (_, body, code) => {
    const registry = await startRegistry();
    await pushBlob(registry, 'alice/app', '{}');
    const refused = await put(registry, '1.0', body);
    expect(refused.status).toBe(400);
    expect(await saidBy(refused)).toMatch(new RegExp(`^${code} `));
    expect(registry.tags('alice/app')).toEqual({});
  });

  test('is refused under a digest that is not its own, and under no proper tag', async () => {
    const registry = await startRegistry();
    await pushBlob(registry, 'alice/app', '{}');
    const body = manifestOf('{}', []);
    const digest = await put(registry, digestOf('other'), body);
    expect(await saidBy(digest)).toMatch(/^DIGEST_INVALID /);
    expect((await put(registry, '-x', body)).status).toBe(400);
    expect((await put(registry, digestOf(body), body)).status).toBe(201);
  });

  test('with layers that are fetched from elsewhere needs them not', async () => {
    const registry = await startRegistry();
    await pushBlob(registry, 'alice/app', '{}');
    const mediaType = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
    const layers = [{ mediaType, digest: digestOf('far'), size: 3, urls: ['https://example.com'] }];
    expect((await put(registry, '1.0', manifestOf('{}', [], { layers }))).status).toBe(201);
  });

  test('over four MiB is refused', async () => {
    const registry = await startRegistry();
    const refused = await put(registry, '1.0', `"${'x'.repeat(4 * 1024 * 1024)}"`);
    expect(refused.status).toBe(413);
  });
});

describe('deleting', () => {
  test('by tag leaves the manifest and its other tags', async () => {
    const registry = await startRegistry();
    const digest = await pushImage(registry, 'alice/app', '1.0');
    await pushImage(registry, 'alice/app', '1.1');
    expect((await ask(registry, 'manifests/1.0', 'DELETE')).status).toBe(202);
    expect(registry.tags('alice/app')).toEqual({ '1.1': digest });
    expect((await ask(registry, `manifests/${digest}`)).status).toBe(200);
  });

  test('by digest takes every tag on it', async () => {
    const registry = await startRegistry();
    const digest = await pushImage(registry, 'alice/app', '1.0');
    const other = await pushImage(registry, 'alice/app', '2.0', 'another layer');
    await pushImage(registry, 'alice/app', '1.1');
    expect((await ask(registry, `manifests/${digest}`, 'DELETE')).status).toBe(202);
    expect(registry.tags('alice/app')).toEqual({ '2.0': other });
    const gone = await ask(registry, 'manifests/1.0');
    expect(await saidBy(gone)).toBe('MANIFEST_UNKNOWN manifest unknown to registry');
  });

  test('what is not there says so', async () => {
    const registry = await startRegistry();
    await pushImage(registry, 'alice/app', '1.0');
    expect((await ask(registry, 'manifests/2.0', 'DELETE')).status).toBe(404);
  });
});

describe('an index', () => {
  test('is kept when the manifests that it names are here, and refused when not', async () => {
    const registry = await startRegistry();
    await pushImage(registry, 'alice/app', '1.0');
    const good = indexOf(manifestOf('{}', ['layer']));
    expect((await put(registry, 'all', good, indexType)).status).toBe(201);
    expect(registry.manifest('alice/app', 'all')?.mediaType).toBe(indexType);
    const refused = await put(registry, 'bad', indexOf(manifestOf('{}', ['other'])), indexType);
    expect(await saidBy(refused)).toMatch(/^MANIFEST_BLOB_UNKNOWN /);
  });

  test('lists who refers to a manifest, by type of artifact', async () => {
    const registry = await startRegistry();
    const subject = await pushImage(registry, 'alice/app', '1.0');
    const about = { mediaType: manifestType, digest: subject, size: 1 };
    for (const artifactType of ['text/sbom', 'text/signature']) {
      const body = manifestOf('{}', [], { subject: about, artifactType });
      const response = await put(registry, digestOf(body), body);
      expect(response.headers.get('oci-subject')).toBe(subject);
    }
    const typesOf = async (query: string) => {
      const response = await ask(registry, `referrers/${subject}${query}`);
      const { manifests } = (await response.json()) as { manifests: { artifactType: string }[] };
      return manifests.map(({ artifactType }) => artifactType);
    };
    expect(await typesOf('')).toEqual(['text/sbom', 'text/signature']);
    expect(await typesOf('?artifactType=text/sbom')).toEqual(['text/sbom']);
  });
});

describe('lists', () => {
  test('tags come page by page', async () => {
    const registry = await startRegistry();
    for (const tag of ['c', 'a', 'b']) await pushImage(registry, 'alice/app', tag);
    const first = await ask(registry, 'tags/list?n=2');
    expect(await first.json()).toEqual({ name: 'alice/app', tags: ['a', 'b'] });
    const next = /^<(.+)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1];
    const second = await fetch(`${registry.url}${next}`, { headers });
    expect(await second.json()).toEqual({ name: 'alice/app', tags: ['c'] });
    expect(second.headers.get('link')).toBeNull();
    expect((await ask(registry, 'tags/list?n=x')).status).toBe(400);
  });

  test('the catalog shows what the caller may pull', async () => {
    const registry = await startRegistry();
    await pushImage(registry, 'alice/team/app', '1');
    await pushImage(registry, 'alice/app', '1');
    const names = async (username: string) => {
      const response = await fetch(`${registry.url}/v2/_catalog`, { headers: basic(username) });
      return ((await response.json()) as { repositories: string[] }).repositories;
    };
    expect(await names('alice')).toEqual(['alice/app', 'alice/team/app']);
    expect(await names('reader')).toEqual(['alice/app']);
  });

  test('a repository that is not there is unknown', async () => {
    const registry = await startRegistry();
    expect(await saidBy(await ask(registry, 'tags/list'))).toMatch(/^NAME_UNKNOWN /);
  });
});

test('a registry that does not create repositories wants them made beforehand', async () => {
  const registry = await startRegistry({ createOnPush: false });
  const url = `${registry.url}/v2/alice/app/blobs/uploads/`;
  const refused = await fetch(url, { method: 'POST', headers });
  expect([refused.status, await saidBy(refused)]).toEqual([
    404,
    "NAME_UNKNOWN The repository with name 'alice/app' does not exist in the registry",
  ]);
  registry.createRepository('alice/app');
  expect(await pushImage(registry, 'alice/app', '1')).toMatch(/^sha256:/);
});

test.each([
  ['PATCH', 'manifests/1.0', 405, 'UNSUPPORTED the practice registry does not speak PATCH'],
  ['POST', 'manifests', 404, 'UNSUPPORTED the practice registry does not speak POST'],
])('what it does not speak it refuses by name: %s %s', async (method, rest, status, said) => {
  const registry = await startRegistry();
  const refused = await ask(registry, rest, method);
  expect([refused.status, await saidBy(refused)]).toEqual([status, expect.stringContaining(said)]);
});

test('a name that is none is refused', async () => {
  const registry = await startRegistry();
  const refused = await fetch(`${registry.url}/v2/Alice/app/tags/list`, { headers });
  expect(await saidBy(refused)).toMatch(/^NAME_INVALID|^UNSUPPORTED/);
});

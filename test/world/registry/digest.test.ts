import { describe, expect, test } from 'vitest';
import { servedDigest } from '../../../src/world/registry/digest.ts';
import {
  basic,
  bearer,
  digestOf,
  manifestType,
  pushImage,
  startRegistry,
} from '../../practice/registry/fixture.ts';
import { as, bounds, serve } from './fixture.ts';

describe.each(['basic', 'token'] as const)('a registry with auth by %s', (auth) => {
  async function withImage() {
    const registry = await startRegistry({ auth });
    const token = () => bearer(registry, 'alice', 'repository:alice/open:pull,push');
    const headers = auth === 'basic' ? basic('alice') : await token();
    const digest = await pushImage(registry, 'alice/open', '1.0', 'layer', headers);
    return { registry, digest, size: registry.manifest('alice/open', digest)?.bytes.length };
  }

  test('says which digest it serves', async () => {
    const { registry, digest, size } = await withImage();
    for (const reference of ['1.0', digest]) {
      const answer = await servedDigest(
        registry.host,
        'alice/open',
        reference,
        as('alice'),
        bounds,
      );
      expect(answer).toEqual({ kind: 'served', digest, mediaType: manifestType, size });
    }
  });

  test('says it to anybody where it is open', async () => {
    const { registry, digest } = await withImage();
    const answer = await servedDigest(registry.host, 'alice/open', '1.0', undefined, bounds);
    expect(answer).toMatchObject({ kind: 'served', digest });
  });

  test('is fetched from where it names no digest', async () => {
    const { registry, digest, size } = await withImage();
    registry.misbehave(() => ({ noDigest: true }));
    const answer = await servedDigest(registry.host, 'alice/open', '1.0', as('alice'), bounds);
    expect(answer).toEqual({ kind: 'served', digest, mediaType: manifestType, size });
  });

  test('is told what it is when it serves something else', async () => {
    const { registry, digest } = await withImage();
    registry.misbehave(() => ({ wrongDigest: true }));
    const other = await servedDigest(registry.host, 'alice/open', '1.0', as('alice'), bounds);
    expect(other).toMatchObject({ kind: 'served', digest: digestOf('something else') });
    const asked = await servedDigest(registry.host, 'alice/open', digest, as('alice'), bounds);
    expect(asked).toMatchObject({ kind: 'unknown', reason: 'server-error' });
  });

  test.each([
    ['alice/open', '2.0', as('alice'), { kind: 'absent' }],
    ['alice/none', '1.0', as('alice'), { kind: 'absent' }],
    ['alice/app', '1.0', undefined, { kind: 'refused' }],
    ['bob/app', '1.0', as('alice'), { kind: 'refused', reason: 'scope' }],
    ['alice/app', '1.0', as('alice', 'wrong'), { kind: 'refused', reason: 'credentials' }],
  ])('of %s:%s', async (repository, tag, credential, expected) => {
    const { registry } = await withImage();
    const answer = await servedDigest(registry.host, repository, tag, credential, bounds);
    expect(answer).toMatchObject(expected);
  });

  test('gives no answer when it breaks, which is not the same as absent', async () => {
    const { registry } = await withImage();
    registry.misbehave(() => ({ status: 502 }));
    const answer = await servedDigest(registry.host, 'alice/open', '1.0', as('alice'), bounds);
    expect(answer).toEqual({
      kind: 'unknown',
      reason: 'server-error',
      said: 'HTTP 502 Bad Gateway',
    });
  });
});

test.each([
  ['has no such page', 404],
  ['has every page', 200],
])('a website that %s serves no digest', async (_, status) => {
  const host = await serve((_, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html></html>');
  });
  const answer = await servedDigest(host, 'alice/app', '1.0', undefined, bounds);
  expect(answer).toMatchObject({ kind: 'unknown', reason: 'not-a-registry' });
});

test('a manifest that does not end is given up', async () => {
  const host = await serve(({ method }, response) => {
    response.writeHead(200, { 'content-type': manifestType });
    if (method === 'HEAD') response.end();
    else response.end('x'.repeat(9 * 1024 * 1024));
  });
  const answer = await servedDigest(host, 'alice/app', '1.0', undefined, bounds);
  expect(answer).toMatchObject({ kind: 'unknown', reason: 'not-a-registry' });
});

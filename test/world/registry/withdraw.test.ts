import { describe, expect, test } from 'vitest';
import type { Misbehave } from '../../../src/practice/registry/misbehave.ts';
import { withdrawTag } from '../../../src/world/registry/withdraw.ts';
import { pushImage, startRegistry } from '../../practice/registry/fixture.ts';
import { as, bounds } from './fixture.ts';

/** As Docker Hub does: a manifest is deleted by its digest only. */
const byDigestOnly: Misbehave = ({ method, path }) =>
  method === 'DELETE' && !path.includes('sha256:') ? { status: 405 } : undefined;

const never: Misbehave = ({ method }) => (method === 'DELETE' ? { status: 405 } : undefined);

async function withTags(misbehave?: Misbehave) {
  const registry = await startRegistry();
  const shared = await pushImage(registry, 'alice/app', 'a');
  await pushImage(registry, 'alice/app', 'b');
  const alone = await pushImage(registry, 'alice/app', 'c', 'another layer');
  registry.misbehave(misbehave);
  const withdraw = (reference: string, username = 'alice') =>
    withdrawTag(registry.host, 'alice/app', reference, as(username), bounds);
  const tags = () => Object.keys(registry.tags('alice/app'));
  return { registry, shared, alone, withdraw, tags };
}

describe('a tag', () => {
  test('is withdrawn alone where the registry can', async () => {
    const { withdraw, tags } = await withTags();
    expect(await withdraw('a')).toEqual({ kind: 'withdrawn' });
    expect(tags()).toEqual(['b', 'c']);
  });

  test('is withdrawn with its manifest where no other stands on it', async () => {
    const { withdraw, tags } = await withTags(byDigestOnly);
    expect(await withdraw('c')).toEqual({ kind: 'withdrawn' });
    expect(tags()).toEqual(['a', 'b']);
  });

  test('stays where another stands on its manifest', async () => {
    const { withdraw, tags } = await withTags(byDigestOnly);
    expect(await withdraw('a')).toEqual({ kind: 'shared', tags: ['b'] });
    expect(tags()).toEqual(['a', 'b', 'c']);
  });

  test('stays where it cannot be told whether another stands on its manifest', async () => {
    const { registry, withdraw, tags } = await withTags();
    registry.misbehave((request) =>
      request.path.endsWith('/b') ? { status: 503 } : byDigestOnly(request),
    );
    expect(await withdraw('c')).toMatchObject({ kind: 'unknown', reason: 'server-error' });
    expect(tags()).toEqual(['a', 'b', 'c']);
  });

  test('stays in a registry that cannot delete', async () => {
    const { withdraw } = await withTags(never);
    expect(await withdraw('c')).toMatchObject({ kind: 'unsupported' });
  });

  test('stays where the account may not delete', async () => {
    const { withdraw, tags } = await withTags();
    expect(await withdraw('a', 'reader')).toMatchObject({ kind: 'refused', reason: 'scope' });
    expect(tags()).toEqual(['a', 'b', 'c']);
  });

  test('that is not there is absent', async () => {
    const { withdraw } = await withTags();
    expect(await withdraw('z')).toEqual({ kind: 'absent' });
  });
});

describe('a digest', () => {
  test('is not withdrawn from under its tags', async () => {
    const { shared, withdraw, tags } = await withTags();
    expect(await withdraw(shared)).toEqual({ kind: 'shared', tags: ['a', 'b'] });
    expect(tags()).toEqual(['a', 'b', 'c']);
  });

  test('without tags is withdrawn', async () => {
    const { registry, alone, withdraw } = await withTags();
    await withdraw('c');
    expect(await withdraw(alone)).toEqual({ kind: 'withdrawn' });
    expect(registry.manifest('alice/app', alone)).toBeUndefined();
  });
});

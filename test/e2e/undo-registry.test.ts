import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Misbehave } from '../../src/practice/registry/misbehave.ts';
import { serveRegistry } from '../../src/practice/registry/server.ts';
import { Secret } from '../../src/secret.ts';
import { files } from '../undo/broken-pipeline.ts';
import { built } from './built.ts';
import { documentOf } from './document.ts';
import { applyWords, openGround } from './ground.ts';
import { openRoom } from './room.ts';

const password = 'a-token-of-bob';

/** An application that was set up with a registry of its own, which can be told to misbehave. */
async function setUp() {
  const [ground, room, registry] = await Promise.all([
    openGround(),
    openRoom(),
    serveRegistry({
      accounts: [{ username: 'bob', password: new Secret(password), push: ['bob/*'], pull: [] }],
      auth: 'token',
    }),
  ]);
  onTestFinished(async () => {
    await registry.close();
    await ground.close();
    await room.remove();
  });
  await room.write(files);
  const environment = { ...ground.environment, PRACTICE_PASSWORD: password };
  const words = applyWords('demo', { registry: registry.host, username: 'bob' });
  const { code, stderr } = await room.firstpush(words, { environment });
  expect(code, stderr).toBe(0);
  const undo = async (...more: string[]) => {
    const given = ['undo', '--yes', '--json', ...more];
    const { code, stdout, stderr } = await room.firstpush(given, { environment, input: password });
    if (stdout === '') throw new Error(stderr);
    return { code, ...documentOf(stdout) };
  };
  return { registry, undo, tags: () => Object.keys(registry.tags('bob/demo')) };
}

describe('undo and a registry', { timeout: 90_000 }, () => {
  beforeAll(async () => void (await built()));

  const refusals: [string, Misbehave][] = [
    ['that deletes nothing', ({ method }) => (method === 'DELETE' ? { status: 405 } : undefined)],
    [
      'that lets nobody delete',
      ({ method }) => (method === 'DELETE' ? { status: 403 } : undefined),
    ],
  ];
  test.each(refusals)('%s keeps the tag, which is said once', async (_, rule) => {
    const { registry, undo, tags } = await setUp();
    registry.misbehave(rule);
    const first = await undo();
    expect(first).toMatchObject({ code: 0, proven: true, undone: { left: 0 } });
    expect(first.findings).toMatchObject([{ check: 'test-image-stays', severity: 'warning' }]);
    expect(tags()).toHaveLength(1);
    expect(await undo()).toMatchObject({ code: 0, findings: [], changes: [] });
  });

  test('that does not answer is asked again, with a login that is given', async () => {
    const { registry, undo, tags } = await setUp();
    registry.misbehave(() => ({ cut: true }));
    const first = await undo();
    expect(first).toMatchObject({ code: 3, proven: false, undone: { left: 1 } });
    expect(first.findings).toMatchObject([{ check: 'test-image-unseen', severity: 'unknown' }]);

    registry.misbehave(undefined);
    const without = await undo();
    expect(without).toMatchObject({ code: 3, undone: { left: 1 } });
    expect(without.findings[0]?.why).toBe('the parameters of its login are gone');
    expect(tags()).toHaveLength(1);

    const login = ['--username', 'bob', '--password-stdin'];
    expect(await undo('--registry', 'docker.io', ...login)).toMatchObject({ code: 3 });
    expect(await undo(...login)).toMatchObject({ code: 0, undone: { left: 0 } });
    expect(tags()).toEqual([]);
  });
});

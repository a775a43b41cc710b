import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { servedDigest } from '../../../src/world/registry/digest.ts';
import { mayPush } from '../../../src/world/registry/push-scope.ts';
import { withdrawTag } from '../../../src/world/registry/withdraw.ts';
import {
  basic,
  digestOf,
  manifestOf,
  manifestType,
  password,
} from '../../practice/registry/fixture.ts';
import { tool } from '../../real.ts';
import { as, bounds } from './fixture.ts';

const registry = tool('docker-registry');

/** The bcrypt line that htpasswd makes of alice and the password of these tests. */
const accounts = 'alice:$2y$05$abcdefghijklmnopqrstuuo.EtZwHYN4TBb5Jt4JZsHk5MDJevH0W\n';

/** Starts the Distribution project's registry on a free port and gives its `host:port`. */
async function startReal({ deletes }: { deletes: boolean }): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'firstpush-real-registry-'));
  writeFileSync(join(folder, 'htpasswd'), accounts);
  writeFileSync(
    join(folder, 'config.yml'),
    JSON.stringify({
      version: 0.1,
      storage: {
        filesystem: { rootdirectory: join(folder, 'data') },
        delete: { enabled: deletes },
      },
      http: { addr: '127.0.0.1:0' },
      auth: { htpasswd: { realm: 'real', path: join(folder, 'htpasswd') } },
    }),
  );
  const running = spawn(registry ?? '', ['serve', join(folder, 'config.yml')]);
  onTestFinished(async () => {
    running.kill();
    await once(running, 'close');
    rmSync(folder, { recursive: true });
  });
  for await (const line of createInterface(running.stderr)) {
    const host = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (host !== undefined) {
      running.stderr.resume();
      return host;
    }
  }
  throw new Error('the registry did not start');
}

async function push(host: string, tag: string, content: string): Promise<string> {
  const headers = basic('alice');
  for (const bytes of ['{}', content]) {
    const url = `http://${host}/v2/alice/app/blobs/uploads/`;
    const begun = await fetch(url, { method: 'POST', headers });
    const location = new URL(begun.headers.get('location') ?? '');
    location.searchParams.set('digest', digestOf(bytes));
    await fetch(location, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: bytes,
    });
  }
  const body = manifestOf('{}', [content]);
  const url = `http://${host}/v2/alice/app/manifests/${tag}`;
  const put = { method: 'PUT', headers: { ...headers, 'content-type': manifestType }, body };
  expect((await fetch(url, put)).status).toBe(201);
  return digestOf(body);
}

describe.skipIf(!registry)(
  'the registry of the Distribution project (skipped where docker-registry is not installed)',
  () => {
    test('grants a push to the right password only', async () => {
      const host = await startReal({ deletes: true });
      expect(await mayPush(host, 'alice/app', as('alice'), bounds)).toEqual({ kind: 'granted' });
      const wrong = await mayPush(host, 'alice/app', as('alice', 'wrong'), bounds);
      expect(wrong).toMatchObject({ kind: 'refused', reason: 'credentials', status: 401 });
      expect(wrong).toMatchObject({ said: 'unauthorized: authentication required' });
      expect(JSON.stringify(wrong)).not.toContain(password);
    });

    test('serves the digest that was pushed', async () => {
      const host = await startReal({ deletes: true });
      const digest = await push(host, '1.0', 'layer');
      const ask = (reference: string) =>
        servedDigest(host, 'alice/app', reference, as('alice'), bounds);
      expect(await ask('1.0')).toMatchObject({ kind: 'served', digest, mediaType: manifestType });
      expect(await ask(digest)).toMatchObject({ kind: 'served', digest });
      expect(await ask('2.0')).toEqual({ kind: 'absent' });
    });

    test('withdraws a tag without taking others along', async () => {
      const host = await startReal({ deletes: true });
      const digest = await push(host, 'a', 'layer');
      await push(host, 'b', 'layer');
      await push(host, 'c', 'another layer');
      const withdraw = (tag: string) => withdrawTag(host, 'alice/app', tag, as('alice'), bounds);
      const served = (tag: string) => servedDigest(host, 'alice/app', tag, as('alice'), bounds);
      expect(await withdraw('c')).toEqual({ kind: 'withdrawn' });
      expect(await served('c')).toEqual({ kind: 'absent' });
      await withdraw('a');
      expect(await served('b')).toMatchObject({ kind: 'served', digest });
    });

    test('says that it cannot delete', async () => {
      const host = await startReal({ deletes: false });
      await push(host, 'a', 'layer');
      const answer = await withdrawTag(host, 'alice/app', 'a', as('alice'), bounds);
      expect(answer).toMatchObject({ kind: 'unsupported' });
    });
  },
);

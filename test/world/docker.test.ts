import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serveEngine } from '../../src/practice/engine/server.ts';
import { openDocker } from '../../src/world/docker.ts';

test('an engine that is started between two looks is found', async () => {
  const first = await serveEngine();
  await first.close();
  const place = {
    ...{ folder: tmpdir(), templates: '', state: join(tmpdir(), 'state'), home: tmpdir() },
    ...{ environment: {}, aws: {}, engine: first.host, buildsRunHere: true, offers: {} },
  };
  const docker = openDocker(place);
  expect(await docker.engine()).toMatchObject({ kind: 'unreachable', reason: 'not-running' });
  const engine = await serveEngine({ port: Number(new URL(first.host).port) });
  onTestFinished(engine.close);
  expect(await docker.engine()).toMatchObject({ kind: 'ready', address: first.host });
});

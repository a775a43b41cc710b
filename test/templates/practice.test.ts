import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serveEngine } from '../../src/practice/engine/server.ts';
import { buildImage } from '../../src/world/engine/build.ts';
import { openEngine } from '../../src/world/engine/connect.ts';
import { templatesFolder } from '../steps/write/folder-reads.ts';

it('the sample application builds without a network on the practice engine', async () => {
  const practice = await serveEngine();
  try {
    const engine = await openEngine({ host: practice.host, from: 'DOCKER_HOST' });
    if (engine.kind !== 'ready') throw new Error(engine.said);
    const contextDir = join(templatesFolder, 'sample');
    const built = await buildImage(engine, {
      contextDir,
      dockerfile: join(contextDir, 'Dockerfile'),
      tags: ['127.0.0.1:5000/alice/sample:1'],
    });
    expect(built).toMatchObject({ kind: 'built' });
  } finally {
    await practice.close();
  }
});

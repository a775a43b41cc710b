import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tool } from '../real.ts';
import { realEngine } from '../real-engine.ts';
import { breakPipeline, files } from '../undo/broken-pipeline.ts';
import { type Scope, snapshotOf } from '../undo/snapshot.ts';
import { documentOf, expectProven } from './document.ts';
import { applyWords } from './ground.ts';
import { type Moto, openMoto } from './moto.ts';
import { openRoom, type Room } from './room.ts';

const engine = realEngine();

describe.skipIf(!engine || !tool('moto_server'))(
  'undo in another emulator of AWS, with a real engine and a real registry (skipped without moto, engine and registry)',
  { timeout: 120_000 },
  () => {
    const registry = engine?.registry.host ?? '';
    const login = {
      username: engine?.registry.username ?? '',
      password: engine?.registry.password.reveal() ?? '',
    };
    // The registry outlives the run, so that each run has a repository of its own.
    const app = `undo-${Date.now().toString(36)}`;
    let room: Room;
    let moto: Moto;
    let scope: Scope;
    let environment: Record<string, string>;
    const run = async (words: readonly string[]) => {
      const { code, stdout, stderr } = await room.firstpush(words, { environment });
      expect({ code, said: code === 0 ? '' : `${stdout}${stderr}` }).toEqual({ code: 0, said: '' });
      return documentOf(stdout);
    };
    const apply = () => run(applyWords(app, { registry, username: login.username }));
    const undo = () => run(['undo', '--yes', '--json']);

    beforeAll(async () => {
      room = await openRoom();
      moto = await openMoto(room);
      environment = {
        ...{ ...moto.environment, DOCKER_HOST: engine?.host ?? '' },
        PRACTICE_PASSWORD: login.password,
      };
      await room.write({ ...files, 'app/app.txt': `${app}\n` });
      const repository = `${login.username}/${app}`;
      scope = { environment, registry, repository, login, folder: room.work };
    }, 60_000);
    afterAll(async () => {
      await moto?.close();
      await room.remove();
    });

    test('leaves everything as it was before anything was set up', async () => {
      const before = await snapshotOf(scope);
      expectProven(await apply());
      expect(Object.keys((await snapshotOf(scope)).tags)).toHaveLength(1);
      expect(await undo()).toMatchObject({ proven: true, undone: { left: 0 } });
      expect(await snapshotOf(scope)).toEqual(before);
    });

    test('puts back the versions, policies and files that were mended', async () => {
      await apply();
      // This emulator speaks no UpdateProject.
      await breakPipeline({ environment }, app, room, { withProject: false });
      const before = await snapshotOf(scope);
      expectProven(await apply());
      const mended = await snapshotOf(scope);
      for (const part of ['parameters', 'roles', 'folder'] as const) {
        expect(mended[part]).not.toEqual(before[part]);
      }
      expect(await undo()).toMatchObject({ proven: true, undone: { left: 0 } });
      expect(await snapshotOf(scope)).toEqual(before);
    });
  },
);

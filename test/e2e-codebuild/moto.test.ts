import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PracticeRegistry, serveRegistry } from '../../src/practice/registry/server.ts';
import { Secret } from '../../src/secret.ts';
import { documentOf } from '../e2e/document.ts';
import { applyWords } from '../e2e/ground.ts';
import { type Moto, openMoto } from '../e2e/moto.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import { tool } from '../real.ts';

const login = { username: 'learner', password: 'open sesame' };

describe.skipIf(!tool('moto_server'))(
  'an emulator whose builds succeed without running anything (skipped without moto)',
  { timeout: 120_000 },
  () => {
    let room: Room;
    let moto: Moto;
    let registry: PracticeRegistry;

    beforeAll(async () => {
      room = await openRoom();
      const account = {
        username: login.username,
        password: new Secret(login.password),
        push: ['learner/*'],
        pull: ['**'],
      };
      [moto, registry] = await Promise.all([
        openMoto(room),
        serveRegistry({ accounts: [account], auth: 'token' }),
      ]);
      await room.write({ Dockerfile: 'FROM scratch\nCOPY a.txt /\n', 'a.txt': 'a\n' });
    }, 60_000);
    afterAll(async () => {
      await Promise.all([moto?.close(), registry?.close()]);
      await room.remove();
    });

    test('does not prove a push: the registry has none', async () => {
      const words = applyWords('demo', { registry: registry.host, username: login.username });
      const { code, stdout, stderr } = await room.firstpush([...words, '--where', 'codebuild'], {
        environment: { ...moto.environment, PRACTICE_PASSWORD: login.password },
      });
      expect(code, stderr).toBe(1);
      const document = documentOf(stdout);
      const errors = document.findings.filter(({ severity }) => severity === 'error');
      expect(errors[0]).toMatchObject({
        check: 'build-pushed-nothing',
        step: 'prove',
        severity: 'error',
        what: `the build of demo succeeded, and ${registry.host} has no such push`,
      });
      expect(document).toMatchObject({ proven: false });
      expect(document).not.toHaveProperty('proof');
      expect(document.changes.at(-1)).toMatchObject({ kind: 'start-build', state: 'failed' });
    });
  },
);

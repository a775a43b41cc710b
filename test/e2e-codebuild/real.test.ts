import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../src/secret.ts';
import { built } from '../e2e/built.ts';
import { expectProven } from '../e2e/document.ts';
import { type Ground, openGround } from '../e2e/ground.ts';
import { digestOf, type Login } from '../e2e/outside.ts';
import { openRoom } from '../e2e/room.ts';
import { openTokenRegistry } from '../e2e/token-registry.ts';
import { tool } from '../real.ts';
import { type RealEngine, realEngine } from '../real-engine.ts';
import { disarm, loseParameter, storeReader, unprivilege } from './breaking.ts';
import { type Application, goAstray, setUp, type Where } from './set-up.ts';

const real = realEngine();
const outside = tool('docker') && tool('skopeo');

describe.skipIf(!real || !outside)(
  'CodeBuild with a real engine and registry (skipped without docker, skopeo and FIRSTPUSH_TEST_ENGINE)',
  { timeout: 120_000 },
  () => {
    let ground: Ground;
    let where: Where & { login: Login };

    beforeAll(async () => {
      const { host, registry } = real as RealEngine;
      const login = { username: registry.username, password: registry.password.reveal() };
      ground = await openGround({ engine: host, baseless: true });
      // It names an engine of its own where the real one does not serve.
      expect(ground.environment).not.toHaveProperty('DOCKER_HOST');
      where = {
        registry: registry.host,
        login,
        environment: {
          ...ground.environment,
          DOCKER_HOST: host,
          PRACTICE_PASSWORD: login.password,
        },
      };
      await built();
    }, 120_000);
    afterAll(() => ground.close());

    async function expectServed(
      { room }: Application,
      proof: { image: string; digest: string },
      login: Login = where.login,
    ) {
      expect(proof).toMatchObject({ where: 'codebuild', build: expect.any(String) });
      expect(await digestOf(room, proof.image, login)).toBe(proof.digest);
    }

    test('ends with the digest that the registry serves', async () => {
      const application = await setUp('plain', where);
      const { code, document } = await application.prove();
      expect({ code, findings: document.findings }).toMatchObject({ code: 0 });
      if (!document.proof) throw new Error('nothing was proven');
      await expectServed(application, document.proof);
      await application.room.remove();
    });

    const breaks: [string, (application: Application, app: string) => Promise<void>, RegExp][] = [
      ['no-rights', (_, app) => disarm(where, app), /^ssm-getparameters-denied$/],
      ['no-parameter', (_, app) => loseParameter(where, app), /^ssm-parameter-missing$/],
      ['no-docker', (_, app) => unprivilege(where, app), /^privileged-mode-off$/],
      ['wrong-path', ({ room }) => goAstray(room), /^repo-folder-mismatch$/],
    ];
    test.each(breaks)('%s is named, repaired by fix, and proven', async (app, breakIt, check) => {
      const application = await setUp(app, where);
      await breakIt(application, app);
      const failed = await application.prove();
      expect({ code: failed.code, check: failed.document.findings[0]?.check }).toMatchObject({
        code: 1,
        check: expect.stringMatching(check),
      });
      const fixed = await application.fix();
      expect({ code: fixed.code, findings: fixed.document.findings }).toMatchObject({ code: 0 });
      await expectServed(application, expectProven(fixed.document));
      await application.room.remove();
    });

    // Every account of the registry with basic authentication may push.
    test('read-only is named, repaired by fix, and proven', async () => {
      const beside = await openRoom();
      onTestFinished(beside.remove);
      const registry = await openTokenRegistry(beside);
      onTestFinished(registry.close);
      const { host, login, reader } = registry;
      const environment = { ...where.environment, PRACTICE_PASSWORD: login.password };
      const application = await setUp('read-only', { registry: host, login, environment });
      await storeReader(where, 'read-only', {
        username: reader.username,
        password: new Secret(reader.password),
      });
      const failed = await application.prove();
      expect({ code: failed.code, first: failed.document.findings[0] }).toMatchObject({
        code: 1,
        first: { step: 'store', check: 'dockerhub-push-denied-masked' },
      });
      const fixed = await application.fix();
      expect({ code: fixed.code, findings: fixed.document.findings }).toMatchObject({ code: 0 });
      await expectServed(application, expectProven(fixed.document), login);
      await application.room.remove();
    });
  },
);

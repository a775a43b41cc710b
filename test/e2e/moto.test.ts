import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tool } from '../real.ts';
import { realEngine } from '../real-engine.ts';
import { documentOf, expectProven } from './document.ts';
import { applyWords, isWrite } from './ground.ts';
import { type Moto, openMoto } from './moto.ts';
import { aws, digestOf, parametersOf } from './outside.ts';
import { openRoom, type Room } from './room.ts';

const engine = realEngine();
const outside = engine && tool('moto_server') && tool('aws') && tool('skopeo');

describe.skipIf(!outside)(
  'another emulator of AWS, a real engine and a real registry (skipped without moto, the AWS CLI, skopeo, engine and registry)',
  { timeout: 90_000 },
  () => {
    const host = engine?.registry.host ?? '';
    const login = {
      username: engine?.registry.username ?? '',
      password: engine?.registry.password.reveal() ?? '',
    };
    // The registry outlives the run, so that each run has a repository of its own.
    const app = `moto-${Date.now().toString(36)}`;
    const names = [
      `/${app}/docker-registry/url`,
      `/${app}/docker-credentials/username`,
      `/${app}/docker-credentials/password`,
    ];
    let room: Room;
    let moto: Moto;
    let environment: Record<string, string>;
    let proof: { image: string; digest: string };
    const apply = () =>
      room.firstpush(applyWords(app, { registry: host, username: login.username }), {
        environment: { ...environment, PRACTICE_PASSWORD: login.password },
      });

    beforeAll(async () => {
      room = await openRoom();
      moto = await openMoto(room);
      environment = { ...moto.environment, DOCKER_HOST: engine?.host ?? '' };
      await room.write({
        Dockerfile: 'FROM scratch\nCOPY hello.txt /\n',
        'hello.txt': `${app}\n`,
      });
    }, 60_000);
    afterAll(async () => {
      await moto?.close();
      await room.remove();
    });

    test('end in a proven push', async () => {
      const { code, stdout, stderr } = await apply();
      expect(code, stderr).toBe(0);
      proof = expectProven(documentOf(stdout));
      expect(proof.image).toMatch(new RegExp(`^${host}/${login.username}/${app}:firstpush-`));
      expect(await digestOf(room, proof.image, login)).toBe(proof.digest);
      expect(moto.calls().filter(isWrite)).toEqual(
        expect.arrayContaining(['AmazonSSM:PutParameter', 'query:CreateRole', 's3:PUT']),
      );
    });

    test('hold the parameters, the role and the project', async () => {
      const parameters = await parametersOf(room, names, environment);
      expect(parameters).toEqual({
        [names[0] ?? '']: { Type: 'String', Value: host, Version: 1 },
        [names[1] ?? '']: { Type: 'SecureString', Value: login.username, Version: 1 },
        [names[2] ?? '']: { Type: 'SecureString', Value: login.password, Version: 1 },
      });
      const role = `codebuild-${app}-service-role`;
      const policy = `docker-credentials-${app}`;
      const words = ['iam', 'get-role-policy', '--role-name', role, '--policy-name', policy];
      expect(await aws(room, words, environment)).toMatchObject({
        PolicyDocument: {
          Statement: expect.arrayContaining([
            expect.objectContaining({
              Effect: 'Allow',
              Action: 'ssm:GetParameters',
              Resource: names.map(
                (name) => `arn:aws:ssm:eu-central-1:123456789012:parameter${name}`,
              ),
            }),
          ]),
        },
      });
      const project = ['codebuild', 'batch-get-projects', '--names', app];
      expect(await aws(room, project, environment)).toMatchObject({
        projects: [
          {
            name: app,
            serviceRole: `arn:aws:iam::123456789012:role/${role}`,
            environment: { privilegedMode: true },
          },
        ],
      });
    });

    test('are as they were after the same command again', async () => {
      moto.forget();
      const { code, stdout } = await apply();
      expect(code).toBe(0);
      const document = documentOf(stdout);
      expect(expectProven(document).digest).toBe(proof.digest);
      expect(document.changes).toEqual([]);
      const calls = [...moto.calls()];
      expect(calls).toContain('AmazonSSM:GetParameters');
      expect(calls.filter(isWrite)).toEqual([]);
      const versions = Object.values(await parametersOf(room, names, environment));
      expect(versions.map(({ Version }) => Version)).toEqual([1, 1, 1]);
    });
  },
);

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Engine, openEngine } from '../../src/world/engine/connect.ts';
import { built } from '../e2e/built.ts';
import { documentOf } from '../e2e/document.ts';
import { applyWords, type Ground, openGround } from '../e2e/ground.ts';
import { digestOf } from '../e2e/outside.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import { machineImage } from '../machine-image.ts';
import { tool } from '../real.ts';
import { realEngine } from '../real-engine.ts';
import { config } from './breaking.ts';

const real = realEngine();
const outside = ['docker', 'skopeo', 'busybox'].every((program) => tool(program));
const image = `firstpush-rehearsal:${randomBytes(4).toString('hex')}`;
const token = 'not-for-any-log-4711';
const files = { Dockerfile: 'FROM scratch\nCOPY app.txt /\n', 'app.txt': 'hello\n' };

describe.skipIf(!real || !outside)(
  'a rehearsal in a container (skipped without docker, skopeo, busybox and FIRSTPUSH_TEST_ENGINE)',
  { timeout: 120_000 },
  () => {
    let ground: Ground;
    let room: Room;
    let engine: Engine;
    let environment: Record<string, string>;
    let words: string[];

    beforeAll(async () => {
      if (!real) return;
      const { host, registry } = real;
      const opened = await openEngine({ host, from: 'DOCKER_HOST' });
      if (opened.kind !== 'ready') throw new Error(opened.said);
      engine = opened;
      await machineImage(engine.docker, image, ['docker']);
      [ground, room] = await Promise.all([
        openGround({ engine: host, baseless: true }),
        openRoom(),
      ]);
      const password = registry.password.reveal();
      environment = { ...ground.environment, DOCKER_HOST: host, PRACTICE_PASSWORD: password };
      await new SecretsManagerClient(config(ground)).send(
        new CreateSecretCommand({ Name: 'in/token', SecretString: JSON.stringify({ key: token }) }),
      );
      await room.write(files);
      const given = applyWords('in', { registry: registry.host, username: registry.username });
      const { code, stderr } = await room.firstpush(given, { environment });
      expect(code, stderr).toBe(0);
      words = ['prove', '--where', 'rehearse', '--in', image, ...given.slice(1)];
    }, 120_000);
    afterAll(async () => {
      await engine.docker.getImage(image).remove({ force: true });
      await ground.close();
      await room.remove();
    });

    const containers = async () =>
      (await engine.docker.listContainers({ all: true })).filter(({ Image }) => Image === image);

    async function before(command: string): Promise<void> {
      const text = await room.read('buildspec.yml');
      await room.write({
        'buildspec.yml': text.replace('- docker build', `- ${command}\n      - docker build`),
      });
    }

    test('fetches and masks secrets, and is proven by what the registry serves', async () => {
      const text = await room.read('buildspec.yml');
      const secret = '  secrets-manager:\n    TOKEN: in/token:key\n  parameter-store:';
      await room.write({ 'buildspec.yml': text.replace(/^ +parameter-store:/m, secret) });
      await before('echo "token $TOKEN in $PWD"');
      const { code, stdout, stderr } = await room.firstpush(words, { environment });
      expect(code, stderr).toBe(0);
      const { proof } = documentOf(stdout);
      expect(proof).toMatchObject({ where: 'rehearse' });
      const login = real?.registry;
      const pair = { username: login?.username ?? '', password: login?.password.reveal() ?? '' };
      expect(await digestOf(room, proof?.image ?? '', pair)).toBe(proof?.digest);
      expect(stderr).toMatch(/token \*\*\* in \/codebuild\/output\/src\d+\/src/);
      for (const value of [token, pair.password]) expect(stdout + stderr).not.toContain(value);
      expect(await containers()).toEqual([]);
    });

    test.each(['SIGINT', 'SIGKILL'] as const)('leaves no container after %s', async (signal) => {
      await before(`sleep 60 # ${signal}`);
      const child = spawn(process.execPath, [await built(), ...words], {
        cwd: room.work,
        env: { ...room.environment, ...environment },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let told = '';
      child.stderr.on('data', (data: Buffer) => {
        told += data;
      });
      await vi.waitFor(() => expect(told).toContain('Running command sleep 60'), 30_000);
      expect(await containers()).toHaveLength(1);
      child.kill(signal);
      await once(child, 'exit');
      await vi.waitFor(async () => expect(await containers()).toEqual([]), 15_000);
    });
  },
);

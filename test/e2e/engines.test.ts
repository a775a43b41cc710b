import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tool } from '../real.ts';
import { realEngine } from '../real-engine.ts';
import { documentOf, expectProven } from './document.ts';
import { type OwnEngine, openClassicEngine, openPodman } from './engines.ts';
import { applyWords, type Ground, openGround } from './ground.ts';
import { digestOf, type Login } from './outside.ts';
import { openRoom, type Room } from './room.ts';
import { openTokenRegistry } from './token-registry.ts';

const real = realEngine();
/** A repository outlives the run where the registry does. */
const run = Date.now().toString(36);

interface Outside {
  engine: OwnEngine;
  registry: string;
  login: Login;
  /** What its builder says of the image’s second line. */
  says: RegExp;
  close?(): Promise<void>;
}

const buildkit = /^ *\[1\/1\] COPY hello\.txt/m;

const inUse = (host: string): OwnEngine => ({ host, close: async () => undefined });

/** The registry behind a login that the environment names. */
const basic = () => ({
  registry: real?.registry.host ?? '',
  login: {
    username: real?.registry.username ?? '',
    password: real?.registry.password.reveal() ?? '',
  },
});

const grounds: [string, readonly string[], (room: Room) => Promise<Outside>][] = [
  [
    'Docker Engine with BuildKit and a registry with basic authentication',
    [],
    async () => ({ engine: inUse(real?.host ?? ''), ...basic(), says: buildkit }),
  ],
  [
    'Docker Engine with its classic builder',
    [],
    async (room) => ({
      engine: await openClassicEngine(room, real?.host ?? ''),
      ...basic(),
      says: /^ *Step 2\/2 : COPY/m,
    }),
  ],
  [
    'Podman',
    ['podman'],
    async (room) => ({
      engine: await openPodman(room, basic().registry),
      ...basic(),
      says: /^ *STEP 2\/2: COPY/m,
    }),
  ],
  [
    'a registry with token authentication',
    ['docker-registry', 'openssl'],
    async (room) => {
      const { host: registry, login, close } = await openTokenRegistry(room);
      return { engine: inUse(real?.host ?? ''), registry, login, says: buildkit, close };
    },
  ],
];

describe.each(grounds)('%s', { timeout: 120_000 }, (name, programs, open) => {
  const there = real && ['skopeo', ...programs].every(tool);
  describe.skipIf(!there)(
    `(skipped without ${['skopeo', ...programs].join(', ')}, an engine and a registry)`,
    () => {
      const app = `each-${run}-${grounds.findIndex(([one]) => one === name)}`;
      let room: Room;
      let ground: Ground;
      let outside: Outside;

      const apply = (password = outside.login.password) => {
        const { registry, engine } = outside;
        const words = applyWords(app, { registry, username: outside.login.username });
        return room.firstpush(words, {
          environment: {
            ...ground.environment,
            DOCKER_HOST: engine.host,
            PRACTICE_PASSWORD: password,
          },
        });
      };

      beforeAll(async () => {
        [room, ground] = await Promise.all([openRoom(), openGround()]);
        outside = await open(room);
        await room.write({
          Dockerfile: 'FROM scratch\nCOPY hello.txt /\n',
          'hello.txt': `${app}\n`,
        });
      }, 60_000);
      afterAll(async () => {
        await outside?.engine.close();
        await outside?.close?.();
        await ground.close();
        await room.remove();
      });

      test('refuses a wrong password with a finding, and changes nothing', async () => {
        const { code, stdout } = await apply('not-the-password');
        expect(code).toBe(1);
        const { findings } = documentOf(stdout);
        expect(findings.map(({ check }) => check)).toContain('dockerhub-bad-credentials');
        expect(stdout).not.toContain('not-the-password');
        expect(ground.writes()).toEqual([]);
      });

      test('ends in a push that the registry confirms', async () => {
        const { code, stdout, stderr } = await apply();
        expect(code, stderr).toBe(0);
        expect(stderr).toMatch(outside.says);
        const { image, digest } = expectProven(documentOf(stdout));
        expect(await digestOf(room, image, outside.login)).toBe(digest);
      });

      test('has nothing to do the second time', async () => {
        ground.forget();
        const { code, stdout } = await apply();
        expect(code).toBe(0);
        expect(documentOf(stdout).changes).toEqual([]);
        expect(ground.writes()).toEqual([]);
      });
    },
  );
});

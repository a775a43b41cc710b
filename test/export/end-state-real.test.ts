import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, expectProven } from '../e2e/document.ts';
import { applyWords, isWrite } from '../e2e/ground.ts';
import { type Moto, openMoto } from '../e2e/moto.ts';
import { aws, digestOf, parametersOf } from '../e2e/outside.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import { tool } from '../real.ts';
import { realEngine } from '../real-engine.ts';

const engine = realEngine();
const needed = ['moto_server', 'aws', 'docker', 'skopeo', 'bash'] as const;
const outside = engine && needed.map(tool).every(Boolean);

const app = 'shop';
const role = `codebuild-${app}-service-role`;
const bucket = 'firstpush-source-123456789012-eu-central-1';
const names = [
  `/${app}/docker-registry/url`,
  `/${app}/docker-credentials/username`,
  `/${app}/docker-credentials/password`,
];
/** What no two accounts have the same of. */
const ownOf = new Set(['CreateDate', 'RoleId', 'RoleLastUsed', 'created', 'lastModified']);

/** An account of its own with the application in a folder of its own. */
interface Account {
  room: Room;
  moto: Moto;
  environment: Record<string, string>;
  /** The registry outlives the run, so that each account of each run has a repository of its own. */
  repository: string;
}

describe.skipIf(!outside)(
  `the printed commands on another emulator of AWS, with a real engine and registry (skipped without ${needed.join(', ')}, engine and registry)`,
  { timeout: 180_000 },
  () => {
    const host = engine?.registry.host ?? '';
    const login = {
      username: engine?.registry.username ?? '',
      password: engine?.registry.password.reveal() ?? '',
    };
    const run = Date.now().toString(36);
    let byHand: Account;
    let applied: Account;

    const open = async (which: string): Promise<Account> => {
      const room = await openRoom();
      const moto = await openMoto(room);
      await room.write({
        // Of the image, which names no repository, both have the same.
        '.dockerignore': '*\n!hello.txt\n',
        Dockerfile: 'FROM scratch\nCOPY hello.txt /\n',
        'hello.txt': `${run}\n`,
      });
      // Layers hold when their files were written.
      await utimes(join(room.work, 'hello.txt'), 1_000_000_000, 1_000_000_000);
      return {
        room,
        moto,
        environment: { ...moto.environment, DOCKER_HOST: engine?.host ?? '' },
        repository: `${login.username}/end-state-${run}-${which}`,
      };
    };
    beforeAll(async () => {
      [byHand, applied] = await Promise.all([open('hand'), open('apply')]);
    }, 60_000);
    afterAll(async () => {
      for (const { moto, room } of [byHand, applied]) {
        await moto.close();
        await room.remove();
      }
    });

    const answers = ({ repository }: Account) => [
      ...['--app', app, '--registry', host, '--username', login.username],
      ...['--repository', repository, '--password-env', 'LOGIN'],
    ];

    /** Prints the plan's commands, and types them with the password at each prompt for it. */
    async function typePlan(account: Account): Promise<string> {
      const { room, environment } = account;
      const plan = await room.firstpush(['plan', '--as', 'commands', ...answers(account)], {
        environment: { ...environment, LOGIN: login.password },
      });
      const prompts = plan.stdout.split(' SECRET\n').length - 1;
      const typed = await room.run('bash', ['-c', plan.stdout], {
        environment,
        input: `${login.password}\n`.repeat(prompts),
      });
      expect(typed.code, typed.stderr).toBe(0);
      const all = [plan.stdout, typed.stdout, typed.stderr].join('\n');
      expect(all).not.toContain(login.password);
      return plan.stdout;
    }

    /** All that was made, as the AWS CLI and the folder show it. */
    async function stateOf({ room, environment, repository }: Account): Promise<unknown> {
      const say = (...words: string[]) => aws(room, words, environment);
      const listed = (await say('iam', 'list-role-policies', '--role-name', role)) as {
        PolicyNames: string[];
      };
      const policies = listed.PolicyNames.map((name) =>
        say('iam', 'get-role-policy', '--role-name', role, '--policy-name', name),
      );
      const tags = names.map((name) =>
        say(
          ...['ssm', 'list-tags-for-resource'],
          '--resource-type',
          'Parameter',
          '--resource-id',
          name,
        ),
      );
      const state = {
        parameters: await parametersOf(room, names, environment),
        tags: await Promise.all(tags),
        role: await say('iam', 'get-role', '--role-name', role),
        policies: await Promise.all(policies),
        attached: await say('iam', 'list-attached-role-policies', '--role-name', role),
        projects: await say('codebuild', 'batch-get-projects', '--names', app),
        buckets: await say('s3api', 'get-public-access-block', '--bucket', bucket),
        files: await Promise.all(
          (await room.files()).map(async (path) => [path, await room.read(path)]),
        ),
      };
      const text = JSON.stringify(state, (key, value) => (ownOf.has(key) ? undefined : value));
      return JSON.parse(text.replaceAll(repository, 'REPOSITORY'));
    }

    test('lead to the same parameters, policies, project and files as apply', async () => {
      await typePlan(byHand);
      const words = [...applyWords(app, { registry: host, username: login.username })];
      const { code, stdout, stderr } = await applied.room.firstpush(
        [...words, '--repository', applied.repository],
        { environment: { ...applied.environment, PRACTICE_PASSWORD: login.password } },
      );
      expect(code, stderr).toBe(0);
      expectProven(documentOf(stdout));
      const [mine, theirs] = [await stateOf(byHand), await stateOf(applied)];
      expect(mine).toEqual(theirs);
      expect(mine).toMatchObject({
        parameters: {
          [names[0] ?? '']: { Type: 'String', Value: host },
          [names[2] ?? '']: { Type: 'SecureString', Value: login.password },
        },
        projects: { projects: [{ name: app, environment: { privilegedMode: true } }] },
      });
    });

    test('push the image that apply pushes, and leave nothing to do but to prove it', async () => {
      const script = await typePlan(byHand);
      const [, tag] = script.match(/docker push \S+:(firstpush-[0-9a-f]+)/) ?? [];
      expect(tag).toBeDefined();
      const served = [byHand, applied].map(({ room, repository }) =>
        digestOf(room, `${host}/${repository}:${tag}`, login),
      );
      const [mine, theirs] = await Promise.all(served);
      expect(mine).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(await layersOf(byHand, `${host}/${byHand.repository}:${tag}`)).toEqual(
        await layersOf(applied, `${host}/${applied.repository}@${theirs}`),
      );

      byHand.moto.forget();
      const { code, stdout } = await byHand.room.firstpush(
        ['apply', '--yes', '--json', ...answers(byHand)],
        { environment: { ...byHand.environment, LOGIN: login.password } },
      );
      expect(code).toBe(0);
      expect(documentOf(stdout).changes.map(({ kind }) => kind)).toEqual(['push-image']);
      expect(byHand.moto.calls().filter(isWrite)).toEqual([]);
    });

    /** What an image that is served consists of. */
    async function layersOf({ room }: Account, image: string): Promise<unknown> {
      const words = ['inspect', '--config', '--tls-verify=false'];
      const file = ['--authfile', `${room.root}/skopeo/auth.json`];
      const { code, stdout, stderr } = await room.run('skopeo', [
        ...words,
        ...file,
        `docker://${image}`,
      ]);
      expect(code, stderr).toBe(0);
      // Of the rest, builders write down what they did, each in its own way.
      const { architecture, os, rootfs } = JSON.parse(stdout);
      return { architecture, os, rootfs };
    }
  },
);

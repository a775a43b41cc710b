import { readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../real.ts';
import { documentOf, expectProven } from './document.ts';
import { applyWords, openGround } from './ground.ts';
import { aws, digestOf, parametersOf } from './outside.ts';
import { openRoom, type Room } from './room.ts';
import { type Served, servePractice } from './served.ts';

const outside = tool('aws') && tool('skopeo');
const files = { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' };
const names = [
  '/shop/docker-registry/url',
  '/shop/docker-credentials/username',
  '/shop/docker-credentials/password',
];

describe.skipIf(!outside)(
  'a practice ground that is served (skipped without the AWS CLI and skopeo)',
  { timeout: 60_000 },
  () => {
    let room: Room;
    let served: Served;
    let environment: Record<string, string>;
    let login: { username: string; password: string };
    let registry: string;

    beforeAll(async () => {
      room = await openRoom();
      served = await servePractice(room);
      ({ environment } = served);
      registry = environment['PRACTICE_REGISTRY'] ?? '';
      login = {
        username: environment['PRACTICE_USERNAME'] ?? '',
        password: environment['PRACTICE_PASSWORD'] ?? '',
      };
      await room.write(files);
    }, 60_000);
    afterAll(async () => {
      served?.running.child.kill('SIGKILL');
      await served?.running.ended;
      await room.remove();
    });

    test('names its addresses in a file that only its owner reads', async () => {
      expect(((await stat(served.file)).mode & 0o777).toString(8)).toBe('600');
      expect(Object.keys(environment)).toEqual(
        expect.arrayContaining([
          ...['AWS_ENDPOINT_URL', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_REGION'],
          ...['AWS_DEFAULT_REGION', 'DOCKER_HOST'],
          ...['PRACTICE_REGISTRY', 'PRACTICE_USERNAME', 'PRACTICE_PASSWORD'],
        ]),
      );
      expect(registry).toMatch(/^127\.0\.0\.1:\d+$/);
    });

    test('takes a walk to a proven push', async () => {
      const words = applyWords('shop', { registry, username: login.username });
      const { code, stdout, stderr } = await room.firstpush(words, { environment });
      expect(code, stderr).toBe(0);
      const { image, digest } = expectProven(documentOf(stdout));
      expect(await digestOf(room, image, login)).toBe(digest);
    });

    test('shows the three parameters to the AWS CLI', async () => {
      expect(await parametersOf(room, names, environment)).toEqual({
        '/shop/docker-registry/url': { Type: 'String', Value: registry, Version: 1 },
        '/shop/docker-credentials/username': {
          Type: 'SecureString',
          Value: login.username,
          Version: 1,
        },
        '/shop/docker-credentials/password': {
          Type: 'SecureString',
          Value: login.password,
          Version: 1,
        },
      });
    });

    test('shows it a project that can run docker, and a role with exactly what a build needs', async () => {
      const { projects } = (await aws(
        room,
        ['codebuild', 'batch-get-projects', '--names', 'shop'],
        environment,
      )) as { projects: { serviceRole: string; environment: { privilegedMode: boolean } }[] };
      expect(projects).toMatchObject([{ environment: { privilegedMode: true } }]);
      const role = projects[0]?.serviceRole.split('/').at(-1) ?? '';
      expect(role).toBe('codebuild-shop-service-role');

      const named = ['--role-name', role];
      const attached = ['iam', 'list-attached-role-policies', ...named];
      expect(await aws(room, attached, environment)).toMatchObject({ AttachedPolicies: [] });
      const inline = ['iam', 'get-role-policy', ...named];
      const { PolicyDocument: policy } = (await aws(
        room,
        [...inline, '--policy-name', 'docker-credentials-shop'],
        environment,
      )) as { PolicyDocument: { Statement: Statement[] } };
      const own = (rest: string) => `arn:aws:${rest.replace('#', 'us-east-1:123456789012')}`;
      const bucket = own('s3:::firstpush-source-123456789012-us-east-1');
      const group = own('logs:#:log-group:/aws/codebuild/shop');
      expect(
        policy.Statement.map(({ Effect, Action, Resource }) => ({ Effect, Action, Resource })),
      ).toEqual([
        {
          Effect: 'Allow',
          Action: 'ssm:GetParameters',
          Resource: names.map((name) => own(`ssm:#:parameter${name}`)),
        },
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: [group, `${group}:*`],
        },
        {
          Effect: 'Allow',
          Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:GetBucketLocation'],
          Resource: [`${bucket}/shop/source.zip`, bucket],
        },
      ]);
    });

    test('stops at an interrupt, and leaves no port and no file', async () => {
      served.running.child.kill('SIGINT');
      expect(await served.running.ended).toMatchObject({ code: 130 });
      const addresses = [
        environment['AWS_ENDPOINT_URL'] ?? '',
        `http://${registry}`,
        (environment['DOCKER_HOST'] ?? '').replace('tcp:', 'http:'),
      ];
      for (const address of addresses) expect(await listens(new URL(address))).toBe(false);
      expect(await room.run('/bin/ls', ['-A', room.temporary])).toMatchObject({ stdout: '' });
    });
  },
);

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
}

describe('a practice ground and what is already there', { timeout: 60_000 }, () => {
  test('a file of addresses that others could read is theirs no more', async () => {
    const room = await openRoom();
    onTestFinished(room.remove);
    const file = join(room.root, 'practice.env');
    await writeFile(file, 'STALE=1\n', { mode: 0o644 });
    const { running } = await servePractice(room, file);
    onTestFinished(() => void running.child.kill('SIGKILL'));
    expect(await readFile(file, 'utf8')).not.toContain('STALE');
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
  });

  test('the same command again changes nothing, and asks AWS for no change', async () => {
    const room = await openRoom();
    onTestFinished(room.remove);
    const ground = await openGround();
    onTestFinished(ground.close);
    await room.write(files);
    const { username } = ground.login;
    const words = applyWords('shop', { registry: ground.registry, username });
    const apply = () => room.firstpush(words, { environment: ground.environment });

    const first = await apply();
    expect(first.code).toBe(0);
    const { digest } = expectProven(documentOf(first.stdout));
    expect(ground.writes()).toEqual(
      expect.arrayContaining(['ssm:PutParameter', 'iam:CreateRole', 'codebuild:CreateProject']),
    );

    ground.forget();
    const again = await apply();
    expect(again.code).toBe(0);
    const document = documentOf(again.stdout);
    expect(expectProven(document).digest).toBe(digest);
    expect(document.changes).toEqual([]);
    expect(ground.calls()).toContain('ssm:GetParameters');
    expect(ground.writes()).toEqual([]);
  });
});

function listens({ hostname, port }: URL): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(Number(port), hostname);
    const end = (taken: boolean) => {
      socket.destroy();
      settle(taken);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}

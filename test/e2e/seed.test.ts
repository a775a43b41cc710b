import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { firstOfNotes, secondOfNotes } from '../buildspec/samples.ts';
import { tool } from '../real.ts';
import { documentOf, expectProven } from './document.ts';
import { applyWords, type Ground, openGround } from './ground.ts';
import { digestOf } from './outside.ts';
import { openRoom, type Room } from './room.ts';
import { type Served, servePractice } from './served.ts';

const outside = tool('aws') && tool('docker') && tool('skopeo');

const dockerfile = 'FROM scratch\nCOPY requirements.txt app.py /\n';
const application = { 'requirements.txt': 'flask\n', 'app.py': 'print("hello")\n' };

/** What the tutorial stores: every form of the names, with either telling's type. */
const stored = [
  ['myapp_Docker_registry_URL', 'docker.io', 'String'],
  ['myapp_Docker_credentials_username', 'alice', 'SecureString'],
  ['myapp_Docker_credentials_password', 'p4ss', 'SecureString'],
  ['myapp-Docker-registry-URL', 'docker.io', 'String'],
  ['myapp-Docker-credentials-username', 'alice', 'SecureString'],
  ['myapp-Docker-credentials-password', 'p4ss', 'SecureString'],
  ['DockerRegistryURL', 'docker.io', 'SecureString'],
  ['DockerUsername', 'alice', 'SecureString'],
  ['DockerPassword', 'p4ss', 'SecureString'],
  ['/myapp/Docker_registry_URL', 'docker.io', 'String'],
  ['/path/to/DockerPassword', 'p4ss', 'SecureString'],
] as const;

/** The buildspecs of the tutorial, which CodeBuild would not accept as meant. */
const buildspecs = { first: firstOfNotes, second: secondOfNotes };

describe.skipIf(!outside)(
  'the tutorial typed as it stands (skipped without the AWS CLI, docker and skopeo)',
  { timeout: 60_000 },
  () => {
    let room: Room;
    let served: Served;
    let environment: Record<string, string>;

    /** Types a line into a shell. @throws with what was said where it failed */
    async function type(line: string): Promise<string> {
      const typed = await room.run('bash', ['-euo', 'pipefail', '-c', line], { environment });
      const { code, stdout, stderr } = typed;
      if (code !== 0) throw new Error(`${line}\n${stdout}${stderr}`);
      return stdout;
    }

    beforeAll(async () => {
      room = await openRoom();
      served = await servePractice(room);
      environment = {
        ...served.environment,
        DOCKER_REGISTRY_URL: served.environment['PRACTICE_REGISTRY'] ?? '',
        DOCKER_USERNAME: served.environment['PRACTICE_USERNAME'] ?? '',
        DOCKER_PASSWORD: served.environment['PRACTICE_PASSWORD'] ?? '',
        CODEBUILD_RESOLVED_SOURCE_VERSION: '0d5b3c1f6a2e4b8d9c7f1e0a3b5d7c9e8f6a4b2c',
        DOCKER_BUILDKIT: '0',
      };
      const folder = 'day14/simple_python_app';
      const files = Object.entries({ Dockerfile: dockerfile, ...application });
      await room.write(
        Object.fromEntries(files.map(([path, text]) => [`${folder}/${path}`, text])),
      );
    }, 60_000);
    afterAll(async () => {
      served?.running.child.kill('SIGTERM');
      await served?.running.ended;
      await room.remove();
    });

    test.each(stored)('%s is stored', async (name, value, kind) => {
      const line = `aws ssm put-parameter --name "${name}" --value "${value}" --type "${kind}"`;
      expect(JSON.parse(await type(line))).toMatchObject({ Version: 1 });
    });

    test('all of them are read back', async () => {
      const read: unknown[] = [];
      for (const some of [stored.slice(0, 6), stored.slice(6)]) {
        const names = some.map(([name]) => `"${name}"`).join(' ');
        const line = `aws ssm get-parameters --with-decryption --names ${names}`;
        read.push(...JSON.parse(await type(line)).Parameters);
      }
      const found = read as { Name: string; Value: string; Type: string }[];
      expect(found.map(({ Name, Value, Type }) => [Name, Value, Type]).sort()).toEqual(
        [...stored].sort(),
      );
    });

    test('a SecureString shows its value with decryption only', async () => {
      const line = 'aws ssm get-parameter --name "DockerPassword"';
      expect(JSON.parse(await type(`${line} --with-decryption`)).Parameter.Value).toBe('p4ss');
      expect(await type(line)).not.toContain('p4ss');
    });

    test('the role of CodeBuild gets either managed policy, or one of its own', async () => {
      const trust = {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'codebuild.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      };
      const policy = {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
            Resource: '*',
          },
        ],
      };
      await room.write({
        'trust.json': JSON.stringify(trust),
        'policy.json': JSON.stringify(policy),
      });
      await type(
        'aws iam create-role --role-name CodeBuildServiceRole --assume-role-policy-document file://trust.json',
      );
      await type(
        'aws iam attach-role-policy --role-name CodeBuildServiceRole --policy-arn arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess',
      );
      await type(
        'aws iam attach-role-policy --role-name CodeBuildServiceRole --policy-arn arn:aws:iam::aws:policy/AmazonSSMFullAccess',
      );
      await type(
        'aws iam put-role-policy --role-name CodeBuildServiceRole --policy-name Docker --policy-document file://policy.json',
      );
      const listed = 'aws iam list-attached-role-policies --role-name CodeBuildServiceRole';
      expect(JSON.parse(await type(listed)).AttachedPolicies).toEqual([
        {
          PolicyName: 'AmazonSSMReadOnlyAccess',
          PolicyArn: 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess',
        },
        {
          PolicyName: 'AmazonSSMFullAccess',
          PolicyArn: 'arn:aws:iam::aws:policy/AmazonSSMFullAccess',
        },
      ]);
      const own =
        'aws iam get-role-policy --role-name CodeBuildServiceRole --policy-name Docker --query PolicyDocument';
      expect(JSON.parse(await type(own))).toEqual(policy);
    });

    test('docker logs in, builds and pushes, and the registry serves both tags', async () => {
      const login = '--username "$DOCKER_USERNAME" --password-stdin "$DOCKER_REGISTRY_URL"';
      expect(await type(`printf %s "$DOCKER_PASSWORD" | docker login ${login}`)).toContain(
        'Login Succeeded',
      );
      const images = [
        'sample_python_flask_app:latest',
        'sample-python-flask-app:$CODEBUILD_RESOLVED_SOURCE_VERSION',
      ];
      for (const image of images) {
        const name = `$DOCKER_REGISTRY_URL/$DOCKER_USERNAME/${image}`;
        await type(
          `cd day14/simple_python_app && ls requirements.txt && docker build -t ${name} .`,
        );
        const said = await type(`docker push ${name}`);
        const [, digest] = said.match(/digest: (sha256:[0-9a-f]{64})/) ?? [];
        const plain = (await type(`printf %s "${name}"`)).trim();
        const [username, password] = [
          environment['DOCKER_USERNAME'],
          environment['DOCKER_PASSWORD'],
        ];
        const user = { username: username ?? '', password: password ?? '' };
        expect(await digestOf(room, plain, user)).toBe(digest);
      }
    });

    test('docker says what is wrong with a folder that is not where the build says', async () => {
      await expect(type('cd day14/simple_python_ap && docker build -t wrong .')).rejects.toThrow(
        /No such file or directory/,
      );
      await room.write({ 'wrong/Dockerfile': dockerfile });
      await expect(type('docker build -t wrong wrong')).rejects.toThrow(
        /COPY failed: .*requirements\.txt/,
      );
    });
  },
);

describe('whoever followed the tutorial', { timeout: 60_000 }, () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround();
  });
  afterAll(() => ground.close());

  test.each(Object.entries(buildspecs))(
    'has the %s buildspec repaired and its push proven',
    async (which, buildspec) => {
      const room = await openRoom();
      onTestFinished(room.remove);
      await room.write({ 'buildspec.yml': buildspec, Dockerfile: dockerfile, ...application });
      const { environment, registry, login } = ground;
      const user = ['--username', login.username];
      const checked = await room.firstpush(['check', '--json', ...user], { environment });
      expect(checked.code).toBe(1);
      const wrong = documentOf(checked.stdout).findings.map(({ check }) => check);
      expect(wrong).toEqual(expect.arrayContaining(['docker-login-missing']));

      const words = applyWords(`seed-${which}`, { registry, username: login.username });
      const { code, stdout, stderr } = await room.firstpush(words, { environment });
      expect(code, stderr).toBe(0);
      const { image } = expectProven(documentOf(stdout));
      expect(image).toMatch(/\/learner\/sample[-_]python[-_]flask[-_]app:/);
      const mended = await room.read('buildspec.yml');
      expect(mended).toContain('--password-stdin');
      expect(mended).not.toContain('environment_variables:');
      expect(mended).not.toContain('{{resolve:');
    },
  );
});

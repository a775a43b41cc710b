import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import {
  DescribeLogStreamsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cloudwatch-logs';
import { BatchGetBuildsCommand, StopBuildCommand } from '@aws-sdk/client-codebuild';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import { tool } from '../../real.ts';
import {
  bucket,
  dockerSource,
  pathWithoutDocker,
  practiceGround,
  role,
  statements,
  summary,
} from './ground.ts';

const docker = tool('docker');
const path = pathWithoutDocker();
let ground: Awaited<ReturnType<typeof practiceGround>>;

beforeAll(async () => {
  const reader = { username: 'reader', password: new Secret('r3ad3r-pw'), push: [], pull: ['**'] };
  ground = await practiceGround({ path, accounts: [reader] });
});
afterAll(() => ground.close());
beforeEach(async () => {
  await ground.allow(...Object.values(statements));
  await ground.store('/app/username', 'learner', 'SecureString');
  await ground.store('/app/password', ground.password, 'SecureString');
  await ground.upload(dockerSource);
});

const inline = (...commands: string[]) =>
  `version: 0.2\nphases:\n  build:\n    commands:\n${commands.map((each) => `      - ${each}\n`).join('')}`;

test('a source in S3 is built and pushed, and the registry serves the digest', async () => {
  const build = await ground.build();
  const log = await ground.log(build);
  expect(summary(build)).toEqual({
    phases: [
      'SUBMITTED SUCCEEDED',
      'QUEUED SUCCEEDED',
      'PROVISIONING SUCCEEDED',
      'DOWNLOAD_SOURCE SUCCEEDED',
      'INSTALL SUCCEEDED',
      'PRE_BUILD SUCCEEDED',
      'BUILD SUCCEEDED',
      'POST_BUILD SUCCEEDED',
      'UPLOAD_ARTIFACTS SUCCEEDED',
      'FINALIZING SUCCEEDED',
      'COMPLETED',
    ],
  });
  expect(build).toMatchObject({
    buildStatus: 'SUCCEEDED',
    currentPhase: 'COMPLETED',
    logs: { groupName: '/aws/codebuild/app', streamName: build.id?.split(':')[1] },
  });
  expect(build.endTime?.getTime()).toBeGreaterThanOrEqual(build.startTime?.getTime() ?? 0);
  expect(build.resolvedSourceVersion).toBeUndefined();
  expect(log).toMatch(/Login Succeeded/);
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(log)?.[1];
  expect(digest).toBeDefined();
  expect(await ground.digest('learner/app', String(build.buildNumber))).toBe(digest);
});

test('the values of parameters are masked in the log and nowhere in the record', async () => {
  const build = await ground.build({
    buildspecOverride: `${dockerSource['buildspec.yml']}      - echo "to $URL as $USERNAME"\n      - env\n`,
  });
  const { builds } = await ground.codebuild.send(
    new BatchGetBuildsCommand({ ids: [build.id ?? ''] }),
  );
  const everything = (await ground.log(build)) + JSON.stringify(builds);
  expect(everything).not.toContain(ground.password);
  expect(everything).toContain('to *** as ***\n');
  expect(everything).toContain('PASSWORD=***\n');
  expect(everything).not.toContain('AWS_SECRET_ACCESS_KEY');
});

describe.skipIf(!docker)(
  'with the docker CLI of the machine (skipped where it is not installed)',
  () => {
    test('a source in S3 is built and pushed, and the registry serves the digest', async () => {
      const own = await practiceGround({ path: process.env['PATH'] ?? '' });
      try {
        await own.upload(dockerSource);
        const build = await own.build();
        const log = await own.log(build);
        expect(summary(build).message).toBeUndefined();
        const digest = /digest: (sha256:[0-9a-f]{64})/.exec(log)?.[1];
        expect(await own.digest('learner/app', '1')).toBe(digest);
        expect(digest).toBeDefined();
      } finally {
        await own.close();
      }
    });
  },
);

describe('what the role may not do ends the build, in AWS’s words', () => {
  const session =
    'arn:aws:sts::123456789012:assumed-role/CodeBuildServiceRole/AWSCodeBuild-[0-9a-f-]{36}';
  const { parameters, log, source } = statements;

  test('parameters', async () => {
    await ground.allow(log, source, { ...parameters, Action: 'ssm:GetParameter' });
    const build = await ground.build();
    const { code, message, phases } = summary(build);
    expect(code).toBe('Decrypted Variables Error');
    expect(message).toMatch(
      new RegExp(
        `^AccessDeniedException: User: ${session} is not authorized to perform: ssm:GetParameters on resource: ` +
          'arn:aws:ssm:us-east-1:123456789012:parameter/app/url because no identity-based policy ' +
          'allows the ssm:GetParameters action$',
      ),
    );
    expect(phases.slice(3)).toEqual([
      'DOWNLOAD_SOURCE FAILED',
      'FINALIZING SUCCEEDED',
      'COMPLETED',
    ]);
    expect(await ground.log(build)).toContain(`Decrypted Variables Error Message: ${message}`);
    await ground.allow(...Object.values(statements));
    expect((await ground.build()).buildStatus).toBe('SUCCEEDED');
  });

  test('parameters, denied explicitly', async () => {
    await ground.allow(parameters, log, source, { ...parameters, Effect: 'Deny' });
    expect(summary(await ground.build()).message).toMatch(
      /with an explicit deny in an identity-based policy$/,
    );
  });

  test('a customer key', async () => {
    const key = 'arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555';
    await ground.store('/app/password', ground.password, 'SecureString', key);
    const { code, message } = summary(await ground.build());
    expect(code).toBe('Decrypted Variables Error');
    expect(message).toContain(`is not authorized to perform: kms:Decrypt on resource: ${key}`);
    await ground.allow(...Object.values(statements), {
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: key,
      Condition: {
        StringEquals: {
          'kms:ViaService': 'ssm.us-east-1.amazonaws.com',
          'kms:EncryptionContext:PARAMETER_ARN':
            'arn:aws:ssm:us-east-1:123456789012:parameter/app/password',
        },
      },
    });
    expect((await ground.build()).buildStatus).toBe('SUCCEEDED');
    await ground.store('/app/password', ground.password, 'SecureString', 'alias/aws/ssm');
  });

  test('the source', async () => {
    await ground.allow(parameters, log);
    const { code, message } = summary(await ground.build());
    expect(code).toBe('CLIENT_ERROR');
    expect(message).toContain('is not authorized to perform: s3:GetObject on resource');
    expect(message).toContain(
      `primary source and source version arn:aws:s3:::${bucket}/source.zip`,
    );
  });

  test('the log: then there is none, and no build', async () => {
    await ground.allow(parameters, source);
    const build = await ground.build();
    const { code, message, phases } = summary(build);
    expect(code).toBe('ACCESS_DENIED');
    expect(message).toContain(
      `Service role ${role} does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams for build ${build.arn}`,
    );
    expect(message).toContain('logs:CreateLogStream on resource');
    expect(phases.at(-1)).toBe('PROVISIONING FAILED');
    expect(build).toMatchObject({ buildStatus: 'FAILED', buildComplete: true });
    expect(build.logs?.streamName).toBeUndefined();
  });
});

describe('what is not there ends the build', () => {
  test.each<[what: string, more: object, code: string, message: RegExp]>([
    [
      'a parameter',
      {
        buildspecOverride: 'version: 0.2\nenv:\n  parameter-store:\n    A: /app/gone\nphases: {}\n',
      },
      'Decrypted Variables Error',
      /^parameter does not exist: \/app\/gone$/,
    ],
    [
      'the buildspec at its path',
      { buildspecOverride: 'ci/buildspec.yml' },
      'YAML_FILE_ERROR',
      /^stat \/codebuild\/output\/src\d+\/src\/ci\/buildspec\.yml: no such file or directory$/,
    ],
    [
      'the object',
      { sourceLocationOverride: `${bucket}/gone.zip` },
      'CLIENT_ERROR',
      /^NoSuchKey: The specified key does not exist/,
    ],
    [
      'the bucket',
      { sourceLocationOverride: 'no-bucket/a.zip' },
      'CLIENT_ERROR',
      /AccessDenied|NoSuchBucket/,
    ],
    [
      'a source that the practice ground can fetch',
      { sourceTypeOverride: 'GITHUB', sourceLocationOverride: 'https://github.com/a/b.git' },
      'CLIENT_ERROR',
      /from S3 only/,
    ],
  ])('%s', async (_what, more, code, message) => {
    const told = summary(await ground.build(more));
    expect(told.code).toBe(code);
    expect(told.message).toMatch(message);
    expect(told.phases).toContain('DOWNLOAD_SOURCE FAILED');
  });

  test('the buildspec', async () => {
    await ground.upload({ 'app.txt': 'x', 'Buildspec.yaml': 'version: 0.2' });
    expect(summary(await ground.build())).toMatchObject({
      code: 'YAML_FILE_ERROR',
      message: 'YAML file does not exist',
    });
  });

  test('a zip', async () => {
    await ground.s3.send(
      new PutObjectCommand({ Bucket: bucket, Key: 'source.zip', Body: 'not a zip at all' }),
    );
    expect(summary(await ground.build()).message).toMatch(/^zip: not a valid zip file/);
  });
});

describe('docker in the build', () => {
  const privilegedModeOverride = false;

  test('without privileged mode there is no engine', async () => {
    const build = await ground.build({ privilegedModeOverride });
    const log = await ground.log(build);
    expect(log).toContain('Login Succeeded');
    expect(log).toContain(
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n',
    );
    expect(summary(build)).toMatchObject({
      code: 'COMMAND_EXECUTION_ERROR',
      message:
        'Error while executing command: docker build --tag "$IMAGE" .. Reason: exit status 1',
    });
    expect(summary(build).phases).toContain('POST_BUILD SUCCEEDED');
  });

  test('with the wrong password the login is refused', async () => {
    await ground.store('/app/password', 'wrong-password', 'SecureString');
    const build = await ground.build();
    expect(summary(build).phases).toContain('PRE_BUILD FAILED');
    expect(summary(build).phases).not.toContain('BUILD FAILED');
    expect(await ground.log(build)).toMatch(/Error response from daemon: .*unauthorized/);
  });

  test('with an account that may only read, the push is denied', async () => {
    await ground.store('/app/username', 'reader', 'SecureString');
    await ground.store('/app/password', 'r3ad3r-pw', 'SecureString');
    const build = await ground.build();
    const log = await ground.log(build);
    expect(log).toContain('Login Succeeded');
    expect(log).toMatch(/denied/);
    expect(summary(build).message).toMatch(/docker push "\$IMAGE"\. Reason: exit status 1$/);
  });

  test('a path that is not there is named', async () => {
    const commands = ['docker build -t a/b wrong-folder', 'true'];
    const build = await ground.build({ buildspecOverride: inline(...commands) });
    expect(await ground.log(build)).toContain(
      'unable to prepare context: path "wrong-folder" not found\n',
    );
  });

  test('a file that COPY does not find fails the build', async () => {
    await ground.upload({ ...dockerSource, Dockerfile: 'FROM scratch\nCOPY requirements.txt /\n' });
    const build = await ground.build();
    expect(await ground.log(build)).toMatch(/COPY failed: file not found in build context/);
    expect(summary(build).phases).toContain('BUILD FAILED');
  });
});

test('a buildspec given as text is where CodeBuild puts it, and needs no source', async () => {
  const build = await ground.build({
    sourceTypeOverride: 'NO_SOURCE',
    buildspecOverride: inline('ls -A', 'echo "$CODEBUILD_SRC_DIR" "$CODEBUILD_BUILD_ID" "$HOME"'),
  });
  const log = await ground.log(build);
  expect(log).toMatch(/YAML location is \/.*\/codebuild\/readonly\/buildspec\.yml\n/);
  expect(log).toMatch(new RegExp(`/codebuild/output/src\\d+/src ${build.id} /.*/root\\n`));
  expect(build.buildStatus).toBe('SUCCEEDED');
});

test('a folder in S3 is a source as well, and a buildspec may be an object', async () => {
  for (const [path, Body] of [
    ['app/a.txt', 'A'],
    ['app/sub/b.txt', 'B'],
  ] as const) {
    await ground.s3.send(new PutObjectCommand({ Bucket: bucket, Key: path, Body }));
  }
  const Body = inline('cat a.txt sub/b.txt');
  await ground.s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'spec.yml', Body }));
  const build = await ground.build({
    sourceLocationOverride: `${bucket}/app/`,
    buildspecOverride: `arn:aws:s3:::${bucket}/spec.yml`,
  });
  expect(await ground.log(build)).toContain('AB');
});

test('the log is there while the build runs, in the order of time; stopping ends it', async () => {
  const id = await ground.start({
    buildspecOverride: inline('echo begun', 'sleep 600', 'echo late'),
  });
  const begun = async () => ground.log(await ground.find(id)).catch(() => '');
  await expect.poll(begun, { timeout: 10_000 }).toContain('\nbegun\n');
  expect((await ground.find(id)).currentPhase).toBe('BUILD');
  const { build } = await ground.codebuild.send(new StopBuildCommand({ id }));
  expect(build?.buildStatus).toBe('STOPPED');
  await expect
    .poll(async () => summary(await ground.find(id)).phases, { timeout: 10_000 })
    .toContain('BUILD STOPPED');
  const ended = await ground.find(id);
  expect(ended).toMatchObject({ buildStatus: 'STOPPED', currentPhase: 'COMPLETED' });
  expect(await ground.log(ended)).not.toContain('late');
});

test('a long log comes whole', async () => {
  const build = await ground.build({ buildspecOverride: inline('seq 30000') });
  const lines = (await ground.log(build)).split('\n').filter((line) => /^\d+$/.test(line));
  expect(lines).toEqual(Array.from({ length: 30_000 }, (_, at) => String(at + 1)));
});

test('a project that keeps no log builds without one', async () => {
  const build = await ground.build({
    logsConfigOverride: { cloudWatchLogs: { status: 'DISABLED' } },
    buildspecOverride: inline('true'),
  });
  expect(build.buildStatus).toBe('SUCCEEDED');
  expect(build.logs?.streamName).toBeUndefined();
});

test('a group and prefix of the project’s own are used', async () => {
  const group = 'arn:aws:logs:us-east-1:123456789012:log-group:mine';
  const log = { ...statements.log, Resource: [group, `${group}:*`] };
  await ground.allow(statements.parameters, statements.source, log);
  const build = await ground.build({
    logsConfigOverride: {
      cloudWatchLogs: { status: 'ENABLED', groupName: 'mine', streamName: 'pre' },
    },
    buildspecOverride: inline('echo here'),
  });
  expect(build.logs?.streamName).toBe(`pre/${build.id?.split(':')[1]}`);
  expect(await ground.log(build)).toContain('here\n');
  const streams = ground.logs.send(new DescribeLogStreamsCommand({ logGroupName: 'none' }));
  await expect(streams).rejects.toBeInstanceOf(ResourceNotFoundException);
});

test('closing the ground ends what still runs, and leaves nothing behind', async () => {
  const other = await practiceGround({ path });
  const before = leftovers();
  await other.upload(dockerSource);
  const id = await other.start({ buildspecOverride: inline('echo begun', 'sleep 600') });
  await expect
    .poll(async () => (await other.find(id)).currentPhase, { timeout: 10_000 })
    .toBe('BUILD');
  await other.close();
  expect(leftovers().filter((name) => !before.includes(name))).toEqual([]);
  expect(existsSync(other.place.state)).toBe(false);
});

function leftovers(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('firstpush-build-'));
}

import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CodeBuildClient,
  CreateProjectCommand,
  StartBuildCommand,
  StopBuildCommand,
} from '@aws-sdk/client-codebuild';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PracticeGround, startPractice } from '../../../src/practice/start.ts';
import { lookAroundProject } from '../../../src/steps/wire/around-project.ts';
import { trustFor } from '../../../src/steps/wire/trust.ts';
import type { Reads } from '../../../src/types.ts';
import { openWorld } from '../../../src/world/open.ts';
import { tool } from '../../real.ts';
import { templatesFolder } from '../write/folder-reads.ts';
import { project, projectArn, projectFacts } from './sight.ts';

let practice: PracticeGround;
let folder: string;
let reads: Reads;
const remote = 'https://github.com/alice/shop';

beforeAll(async () => {
  practice = await startPractice({});
  folder = await mkdtemp(join(tmpdir(), 'firstpush-around-'));
  const environment = { PATH: process.env['PATH'] };
  const place = { ...practice.place, folder, templates: templatesFolder, home: folder };
  reads = openWorld({ ...place, environment }, new AbortController().signal).reads;
});
afterAll(async () => {
  await practice.close();
  await rm(folder, { recursive: true });
});

test('nothing is asked of a project that names nothing', async () => {
  const bare = projectFacts({ source: { type: 'NO_SOURCE' } });
  expect(await lookAroundProject(bare, undefined, {} as Reads)).toEqual({});
});

test('a bucket is found in its own region', async () => {
  const s3 = new S3Client({ ...practice.place.aws, region: 'eu-west-1', forcePathStyle: true });
  await s3.send(
    new CreateBucketCommand({
      Bucket: 'far-away',
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    }),
  );
  const from = (location: string) =>
    lookAroundProject(projectFacts({ source: { type: 'S3', location } }), undefined, reads);
  expect((await from('far-away/app.zip')).sourceBucket).toEqual({
    name: 'far-away',
    region: { seen: 'eu-west-1' },
  });
  expect((await from('nowhere/app.zip')).sourceBucket?.region).toEqual({ seen: undefined });
});

test('a secret is found by its name, and said to be missing where it is', async () => {
  const secrets = new SecretsManagerClient(practice.place.aws);
  const { ARN } = await secrets.send(
    new CreateSecretCommand({ Name: 'builder-login', SecretString: '{}' }),
  );
  const of = (registryCredential: string) =>
    lookAroundProject(projectFacts({ registryCredential }), undefined, reads);
  expect((await of('builder-login')).secret?.arn).toEqual({ seen: ARN });
  expect((await of('no-login')).secret?.arn).toEqual({ seen: undefined });
});

test('builds that run are counted where the project limits them', async () => {
  const codebuild = new CodeBuildClient(practice.place.aws);
  const trust = JSON.stringify(trustFor('123456789012', projectArn));
  const made = await new IAMClient(practice.place.aws).send(
    new CreateRoleCommand({ RoleName: 'builder', AssumeRolePolicyDocument: trust }),
  );
  const buildspec = 'version: 0.2\nphases:\n  build:\n    commands:\n      - sleep 60\n';
  await codebuild.send(
    new CreateProjectCommand({
      name: project,
      source: { type: 'NO_SOURCE', buildspec },
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: {
        type: 'LINUX_CONTAINER',
        image: 'aws/codebuild/standard:7.0',
        computeType: 'BUILD_GENERAL1_SMALL',
      },
      serviceRole: made.Role?.Arn,
    }),
  );
  const limited = projectFacts({ source: { type: 'NO_SOURCE' }, concurrentBuildLimit: 1 });
  const running = async () => (await lookAroundProject(limited, undefined, reads)).running;
  expect(await running()).toEqual({ seen: 0 });
  const { build } = await codebuild.send(new StartBuildCommand({ projectName: project }));
  expect(await running()).toEqual({ seen: 1 });
  await codebuild.send(new StopBuildCommand({ id: build?.id }));
});

describe.skipIf(!tool('git'))('a version in a fetched copy (skipped without git)', () => {
  const has = async (sourceVersion: string) => {
    const facts = projectFacts({
      source: { type: 'GITHUB', location: `${remote}.git` },
      sourceVersion,
    });
    return (await lookAroundProject(facts, { remote }, reads)).hasVersion;
  };

  beforeAll(() => {
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...words]);
    git('init', '--quiet');
    git('remote', 'add', 'origin', remote);
    git('commit', '--quiet', '--allow-empty', '--message', 'first');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    git('tag', 'v1');
  });

  test.each([
    ['main', true],
    ['refs/heads/main', true],
    ['v1', true],
    ['master', false],
    ['0123456789abcdef0123456789abcdef01234567', undefined],
    ['pr/17', undefined],
  ])('%s: %s', async (version, expected) => {
    expect(await has(version)).toBe(expected);
  });
});

import {
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  type Build,
  CodeBuildClient,
  CreateProjectCommand,
  type CreateProjectCommandInput,
  DeleteProjectCommand,
  ListBuildsCommand,
  ListBuildsForProjectCommand,
  ListCuratedEnvironmentImagesCommand,
  ListProjectsCommand,
  ListSourceCredentialsCommand,
  StartBuildCommand,
  type StartBuildCommandInput,
  StopBuildCommand,
  UpdateProjectCommand,
} from '@aws-sdk/client-codebuild';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { account, ground, trust } from './ground.ts';

const serviceRole = `arn:aws:iam::${account}:role/service-role/CodeBuildServiceRole`;
const ran: Build[] = [];
let aws: Awaited<ReturnType<typeof ground>>;
let codebuild: CodeBuildClient;

beforeEach(async () => {
  ran.length = 0;
  aws = await ground({ run: (build) => ran.push(build) });
  codebuild = new CodeBuildClient(aws.config);
  const iam = new IAMClient(aws.config);
  await iam.send(
    new CreateRoleCommand({
      RoleName: 'CodeBuildServiceRole',
      Path: '/service-role/',
      AssumeRolePolicyDocument: trust,
    }),
  );
  iam.destroy();
});

afterEach(async () => {
  codebuild.destroy();
  await aws.close();
});

const flask = {
  name: 'flask-app',
  source: { type: 'GITHUB', location: 'https://github.com/alice/flask-app.git' },
  artifacts: { type: 'NO_ARTIFACTS' },
  environment: {
    type: 'LINUX_CONTAINER',
    image: 'aws/codebuild/standard:7.0',
    computeType: 'BUILD_GENERAL1_SMALL',
    privilegedMode: true,
    environmentVariables: [{ name: 'A', value: '1' }],
  },
  serviceRole,
} satisfies CreateProjectCommandInput;

const create = (more: Partial<CreateProjectCommandInput> = {}) =>
  codebuild.send(new CreateProjectCommand({ ...flask, ...more }));
const project = async () => {
  const found = await codebuild.send(new BatchGetProjectsCommand({ names: ['flask-app'] }));
  return found.projects?.[0];
};
const build = async (more: Partial<StartBuildCommandInput> = {}) => {
  const input = { projectName: 'flask-app', ...more };
  return (await codebuild.send(new StartBuildCommand(input))).build;
};

test('a project comes back with its ARN and the defaults of AWS', async () => {
  await create();
  expect(await project()).toMatchObject({
    name: 'flask-app',
    arn: `arn:aws:codebuild:us-east-1:${account}:project/flask-app`,
    timeoutInMinutes: 60,
    queuedTimeoutInMinutes: 480,
    cache: { type: 'NO_CACHE' },
    badge: { badgeEnabled: false },
    environment: {
      privilegedMode: true,
      imagePullCredentialsType: 'CODEBUILD',
      environmentVariables: [{ name: 'A', value: '1', type: 'PLAINTEXT' }],
    },
  });
  await expect(create()).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
    message: `Project already exists: arn:aws:codebuild:us-east-1:${account}:project/flask-app`,
  });
});

test('an update replaces given structures whole and leaves the others', async () => {
  const { project: made } = await create({ description: 'kept' });
  const { type, image, computeType } = flask.environment;
  await codebuild.send(
    new UpdateProjectCommand({ name: 'flask-app', environment: { type, image, computeType } }),
  );
  const updated = await project();
  expect(updated?.environment).toMatchObject({ privilegedMode: false, environmentVariables: [] });
  expect(updated).toMatchObject({ description: 'kept', source: flask.source, serviceRole });
  expect(updated?.created).toEqual(made?.created);
});

test.each<[string, Partial<CreateProjectCommandInput>, RegExp]>([
  [
    'no source',
    { source: undefined },
    /1 validation error detected: Value null at 'source' failed to satisfy constraint: Member must not be null/,
  ],
  ['a name too short', { name: 'a' }, /2 validation errors detected: Value 'a' at 'name'/],
  [
    'an unknown compute type',
    { environment: { ...flask.environment, computeType: 'SMALL' as never } },
    /Value 'SMALL' at 'environment.computeType' failed to satisfy constraint: Member must satisfy enum value set/,
  ],
  [
    'a timeout too long',
    { timeoutInMinutes: 2161 },
    /'timeoutInMinutes'.*less than or equal to 2160/,
  ],
  ['no location', { source: { type: 'GITHUB' } }, /Project source location is required/],
  ['an S3 address', { source: { type: 'S3', location: 's3://bucket/key.zip' } }, /valid S3 source/],
  ['nothing to build', { source: { type: 'NO_SOURCE' } }, /requires a buildspec/],
  ['a pipeline without its artifacts', { source: { type: 'CODEPIPELINE' } }, /used together/],
  [
    'Lambda with Docker',
    {
      environment: {
        ...flask.environment,
        type: 'LINUX_LAMBDA_CONTAINER',
        computeType: 'BUILD_LAMBDA_1GB',
      },
    },
    /Privileged mode/,
  ],
  [
    'Lambda on ordinary compute',
    { environment: { ...flask.environment, type: 'LINUX_LAMBDA_CONTAINER' } },
    /not supported for environment type/,
  ],
  [
    'a curated image pulled by the role',
    { environment: { ...flask.environment, imagePullCredentialsType: 'SERVICE_ROLE' } },
    /curated image/,
  ],
  ['a role name', { serviceRole: 'CodeBuildServiceRole' }, /role ARN is required/],
  [
    'a role of another account',
    { serviceRole: serviceRole.replace(account, '999999999999') },
    /account ID does not match/,
  ],
  [
    'a role not there',
    { serviceRole: `${serviceRole}2` },
    /^CodeBuild is not authorized to perform: sts:AssumeRole on arn:aws:iam::123456789012:role\/service-role\/CodeBuildServiceRole2$/,
  ],
])('%s is refused', async (_what, more, message) => {
  await expect(create(more)).rejects.toMatchObject({
    name: 'InvalidInputException',
    message: expect.stringMatching(message),
  });
});

test('projects are listed, found by ARN, and deleted without a word', async () => {
  await create();
  const { project: second } = await create({ name: 'another' });
  expect((await codebuild.send(new ListProjectsCommand({}))).projects).toEqual([
    'another',
    'flask-app',
  ]);
  const found = await codebuild.send(
    new BatchGetProjectsCommand({ names: [second?.arn ?? '', 'absent'] }),
  );
  expect(found).toMatchObject({ projects: [{ name: 'another' }], projectsNotFound: ['absent'] });
  await codebuild.send(new DeleteProjectCommand({ name: 'another' }));
  await codebuild.send(new DeleteProjectCommand({ name: 'another' }));
  await expect(codebuild.send(new UpdateProjectCommand({ name: 'another' }))).rejects.toMatchObject(
    { name: 'ResourceNotFoundException' },
  );
});

test('a build is queued with overrides over the project, and handed to the runner', async () => {
  await create();
  const started = await build({
    sourceTypeOverride: 'S3',
    sourceLocationOverride: 'bucket/source.zip',
    environmentVariablesOverride: [
      { name: 'A', value: '2' },
      { name: 'B', value: '/p', type: 'PARAMETER_STORE' },
    ],
    privilegedModeOverride: false,
  });
  expect(started).toMatchObject({
    id: expect.stringMatching(/^flask-app:[\da-f-]{36}$/),
    buildNumber: 1,
    buildStatus: 'IN_PROGRESS',
    buildComplete: false,
    currentPhase: 'QUEUED',
    initiator: 'practice',
    source: { type: 'S3', location: 'bucket/source.zip' },
    environment: {
      privilegedMode: false,
      environmentVariables: [
        { name: 'A', value: '2', type: 'PLAINTEXT' },
        { name: 'B', value: '/p', type: 'PARAMETER_STORE' },
      ],
    },
  });
  const [live] = ran;
  if (live === undefined) throw new Error('the runner was not called');
  live.buildStatus = 'FAILED';
  live.buildComplete = true;
  const seen = await codebuild.send(
    new BatchGetBuildsCommand({ ids: [started?.id ?? '', 'flask-app:none'] }),
  );
  expect(seen).toMatchObject({
    builds: [{ buildStatus: 'FAILED', buildComplete: true }],
    buildsNotFound: ['flask-app:none'],
  });
  expect((await project())?.environment?.privilegedMode).toBe(true);
});

test('a source override drops the location of the former kind', async () => {
  await create();
  const inline = { sourceTypeOverride: 'NO_SOURCE', buildspecOverride: 'version: 0.2' } as const;
  const { source } = (await build(inline)) ?? {};
  expect(source).toEqual({ type: 'NO_SOURCE', buildspec: 'version: 0.2' });
});

test.each<[string, Partial<StartBuildCommandInput>, string, RegExp]>([
  [
    'a project not there',
    { projectName: 'absent' },
    'ResourceNotFoundException',
    /Project cannot be found: arn:/,
  ],
  [
    'a status report from S3',
    { sourceTypeOverride: 'S3', sourceLocationOverride: 'b/k', reportBuildStatusOverride: true },
    'InvalidInputException',
    /status/,
  ],
  [
    'a role not there',
    { serviceRoleOverride: `${serviceRole}2` },
    'InvalidInputException',
    /not authorized to perform: sts:AssumeRole/,
  ],
])('%s starts no build', async (_what, more, name, message) => {
  await create();
  await expect(build(more)).rejects.toMatchObject({
    name,
    message: expect.stringMatching(message),
  });
  expect(ran).toEqual([]);
});

test('a pipeline project builds alone only with source and artifacts of its own', async () => {
  await create({ source: { type: 'CODEPIPELINE' }, artifacts: { type: 'CODEPIPELINE' } });
  await expect(build()).rejects.toThrow(/started by their pipeline/);
  await build({
    sourceTypeOverride: 'S3',
    sourceLocationOverride: 'b/k.zip',
    artifactsOverride: { type: 'NO_ARTIFACTS' },
  });
});

test('an idempotency token starts one build', async () => {
  await create();
  const first = await build({ idempotencyToken: 't' });
  const again = await build({ idempotencyToken: 't' });
  expect(again?.id).toBe(first?.id);
  await expect(build({ idempotencyToken: 't', sourceVersion: 'x' })).rejects.toThrow(/token/);
  expect(ran).toHaveLength(1);
});

test('builds are listed newest first and can be stopped', async () => {
  await create();
  const one = await build();
  const two = await build();
  const ids = [two?.id, one?.id];
  expect((await codebuild.send(new ListBuildsCommand({}))).ids).toEqual(ids);
  const own = new ListBuildsForProjectCommand({ projectName: 'flask-app', sortOrder: 'ASCENDING' });
  expect((await codebuild.send(own)).ids).toEqual(ids.toReversed());
  const stopped = await codebuild.send(new StopBuildCommand({ id: two?.id }));
  expect(stopped.build).toMatchObject({ buildStatus: 'STOPPED', buildComplete: true });
  expect(ran[1]?.buildStatus).toBe('STOPPED');
});

test('without a runner no build starts, and none pretends to', async () => {
  const bare = await ground();
  const iam = new IAMClient(bare.config);
  const client = new CodeBuildClient(bare.config);
  const RoleName = 'Role';
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  const role = `arn:aws:iam::${account}:role/Role`;
  await client.send(new CreateProjectCommand({ ...flask, serviceRole: role }));
  await expect(
    client.send(new StartBuildCommand({ projectName: 'flask-app' })),
  ).rejects.toMatchObject({
    name: 'UnsupportedOperation',
    message: 'the practice ground does not run builds yet',
  });
  expect((await client.send(new ListBuildsCommand({}))).ids).toEqual([]);
  iam.destroy();
  client.destroy();
  await bare.close();
});

test('curated images and no source credentials', async () => {
  const { platforms } = await codebuild.send(new ListCuratedEnvironmentImagesCommand({}));
  expect(JSON.stringify(platforms)).toContain('"aws/codebuild/standard:7.0"');
  const { sourceCredentialsInfos } = await codebuild.send(new ListSourceCredentialsCommand({}));
  expect(sourceCredentialsInfos).toEqual([]);
});

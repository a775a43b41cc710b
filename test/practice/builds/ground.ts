import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  BatchGetBuildsCommand,
  type Build,
  CodeBuildClient,
  CreateProjectCommand,
  type CreateProjectCommandInput,
  StartBuildCommand,
  type StartBuildCommandInput,
} from '@aws-sdk/client-codebuild';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll } from 'vitest';
import { ZipFile } from 'yazl';
import { type PracticeOptions, startPractice } from '../../../src/practice/start.ts';
import { trust } from '../aws/ground.ts';

const account = '123456789012';
export const bucket = 'practice-sources';
export const role = `arn:aws:iam::${account}:role/CodeBuildServiceRole`;
const group = `arn:aws:logs:us-east-1:${account}:log-group:/aws/codebuild/app`;

/** What a build of the project `app` needs and nothing else, by purpose. */
export const statements = {
  parameters: {
    Effect: 'Allow',
    Action: 'ssm:GetParameters',
    Resource: `arn:aws:ssm:us-east-1:${account}:parameter/app/*`,
  },
  log: {
    Effect: 'Allow',
    Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: [group, `${group}:*`],
  },
  source: {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:GetObjectVersion'],
    Resource: `arn:aws:s3:::${bucket}/*`,
  },
};

/** A source that logs in, builds and pushes, as the templates do. */
export const dockerSource = {
  Dockerfile: 'FROM scratch\nCOPY app.txt /\n',
  'app.txt': 'hello\n',
  'buildspec.yml': [
    'version: 0.2',
    'env:',
    '  parameter-store:',
    '    URL: /app/url',
    '    USERNAME: /app/username',
    '    PASSWORD: /app/password',
    'phases:',
    '  pre_build:',
    '    commands:',
    `      - printf '%s' "$PASSWORD" | docker login --username "$USERNAME" --password-stdin "$URL"`,
    '  build:',
    '    commands:',
    '      - IMAGE="$URL/learner/app:$CODEBUILD_BUILD_NUMBER"',
    '      - docker build --tag "$IMAGE" .',
    '      - docker push "$IMAGE"',
    '',
  ].join('\n'),
};

const project: CreateProjectCommandInput = {
  name: 'app',
  source: { type: 'S3', location: `${bucket}/source.zip` },
  artifacts: { type: 'NO_ARTIFACTS' },
  environment: {
    type: 'LINUX_CONTAINER',
    image: 'aws/codebuild/standard:7.0',
    computeType: 'BUILD_GENERAL1_SMALL',
    privilegedMode: true,
  },
  serviceRole: role,
};

/** A folder with what commands of builds use, and no docker. */
export function pathWithoutDocker(): string {
  const folder = mkdtempSync(join(tmpdir(), 'firstpush-path-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  for (const program of ['sh', 'bash', 'cat', 'ls', 'seq', 'sleep', 'mkdir', 'head', 'id', 'env']) {
    const from = ['/bin', '/usr/bin'].map((each) => join(each, program)).find(existsSync);
    if (from !== undefined) symlinkSync(from, join(folder, program));
  }
  return folder;
}

/** A practice ground with the role, the bucket, the parameters and the project `app`. */
export async function practiceGround(options: PracticeOptions = {}) {
  const practice = await startPractice(options);
  const { aws } = practice.place;
  const { PRACTICE_REGISTRY: registry = '', PRACTICE_PASSWORD: password = '' } =
    practice.environment;
  const config = { ...aws, maxAttempts: 1 } as const;
  const codebuild = new CodeBuildClient(config);
  const ssm = new SSMClient(config);
  const iam = new IAMClient(config);
  const s3 = new S3Client({ ...config, forcePathStyle: true });
  const logs = new CloudWatchLogsClient(config);

  const allow = (...allowed: object[]) =>
    iam.send(
      new PutRolePolicyCommand({
        RoleName: 'CodeBuildServiceRole',
        PolicyName: 'build',
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: allowed }),
      }),
    );
  const store = (Name: string, Value: string, Type: 'String' | 'SecureString', KeyId?: string) =>
    ssm.send(
      new PutParameterCommand({ Name, Value, Type, Overwrite: true, ...(KeyId && { KeyId }) }),
    );
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await iam.send(
    new CreateRoleCommand({ RoleName: 'CodeBuildServiceRole', AssumeRolePolicyDocument: trust }),
  );
  await allow(...Object.values(statements));
  await store('/app/url', registry, 'String');
  await store('/app/username', 'learner', 'SecureString');
  await store('/app/password', password, 'SecureString');
  await codebuild.send(new CreateProjectCommand(project));

  const find = async (id: string): Promise<Build> => {
    const { builds } = await codebuild.send(new BatchGetBuildsCommand({ ids: [id] }));
    return builds?.[0] ?? {};
  };
  const start = async (more: Partial<StartBuildCommandInput> = {}) => {
    const { build } = await codebuild.send(new StartBuildCommand({ projectName: 'app', ...more }));
    return build?.id ?? '';
  };
  const complete = async (id: string): Promise<Build> => {
    for (;;) {
      const build = await find(id);
      if (build.buildComplete) return build;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  return {
    ...practice,
    registry,
    password,
    codebuild,
    s3,
    logs,
    allow,
    store,
    find,
    start,
    complete,
    /** Puts a source as a zip where the project looks for it, and returns where that is. */
    async upload(files: Record<string, string>, key = 'source.zip') {
      const Body = await zipped(files);
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body }));
      return `${bucket}/${key}`;
    },
    /** Starts a build and waits for its end. */
    async build(more: Partial<StartBuildCommandInput> = {}) {
      return complete(await start(more));
    },
    /** The log of a build as one text, read as a client reads it. */
    async log({ logs: place }: Build): Promise<string> {
      let text = '';
      let nextToken: string | undefined;
      for (;;) {
        const { groupName: logGroupName, streamName: logStreamName } = place ?? {};
        const page = await logs.send(
          new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true, nextToken }),
        );
        text += (page.events ?? []).map(({ message }) => message).join('');
        if (page.nextForwardToken === nextToken) return text;
        nextToken = page.nextForwardToken;
      }
    },
    /** The digest under which the registry serves an image, asked by a client of its own. */
    async digest(repository: string, tag: string): Promise<string | null> {
      const authorization = `Basic ${Buffer.from(`learner:${password}`).toString('base64')}`;
      const scope = `scope=repository:${repository}:pull`;
      const answer = await fetch(`http://${registry}/v2/${repository}/manifests/${tag}`);
      const realm = /realm="([^"]+)"/.exec(answer.headers.get('www-authenticate') ?? '')?.[1];
      const granted = await fetch(`${realm}?service=practice&${scope}`, {
        headers: { authorization },
      });
      const { token } = (await granted.json()) as { token: string };
      const served = await fetch(answer.url, {
        headers: {
          authorization: `Bearer ${token}`,
          accept:
            'application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json',
        },
      });
      return served.headers.get('docker-content-digest');
    },
    async close() {
      for (const client of [codebuild, ssm, iam, s3, logs]) client.destroy();
      await practice.close();
    },
  };
}

/** Files as a zip; the permission bits are those of a script. */
function zipped(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), path, { mode: 0o100755 });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Phases with how each ended, and the first context that says something. */
export function summary({ phases = [] }: Build) {
  const failed = phases.find(({ phaseStatus = 'SUCCEEDED' }) => phaseStatus !== 'SUCCEEDED');
  return {
    phases: phases.map(({ phaseType, phaseStatus }) =>
      [phaseType, phaseStatus].filter(Boolean).join(' '),
    ),
    code: failed?.contexts?.[0]?.statusCode,
    message: failed?.contexts?.[0]?.message,
  };
}

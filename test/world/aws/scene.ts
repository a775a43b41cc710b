import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  type Build,
  CodeBuildClient,
  CreateProjectCommand,
  type PhaseContext,
} from '@aws-sdk/client-codebuild';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import type { RunBuild } from '../../../src/practice/aws/codebuild-start.ts';
import type { AwsOptions } from '../../../src/practice/aws/server.ts';
import type { StartBuild, World } from '../../../src/types.ts';
import { Wishes } from '../../../src/wishes.ts';
import { openWorld } from '../../../src/world/open.ts';
import { account, ground, trust } from '../../practice/aws/ground.ts';
import { pushImage, secret, startRegistry } from '../../practice/registry/fixture.ts';

export const tag = 'firstpush-c0ffee123456';
const bucket = 'firstpush-source';
const object = 'app/source.zip';

/** What a scripted build may do, in the order in which a real one would. */
export interface Job {
  build: Build;
  /** Writes lines to the build's log, which begins to exist with the first. */
  log(...lines: string[]): Promise<void>;
  /** Ends the phase before and begins the next. */
  enter(phase: string): void;
  /** Pushes a little image and gives its digest. */
  push(tag: string): Promise<string>;
  end(status: 'SUCCEEDED' | 'FAILED', ...contexts: PhaseContext[]): void;
}

export interface SceneOptions extends Pick<AwsOptions, 'authorize' | 'onCall'> {
  /** What each build does, in the order in which they are started; the last one for all others. */
  builds: readonly ((job: Job) => Promise<void>)[];
}

/** An endpoint with a project `app`, a registry, a folder and a state folder, all of one test. */
export async function openScene({ builds, ...more }: SceneOptions) {
  const registry = await startRegistry();
  const started: Build[] = [];
  const problems: unknown[] = [];
  const run: RunBuild = (build) => {
    const script = builds[Math.min(started.length, builds.length - 1)];
    started.push(build);
    void script?.(jobFor(build)).catch((error) => problems.push(error));
  };
  const endpoint = await ground({ run, ...more });
  onTestFinished(() => endpoint.close());
  const { config } = endpoint;
  const logs = new CloudWatchLogsClient(config);

  const jobFor = (build: Build): Job => ({
    build,
    log: (...lines) => write(logs, build, lines),
    enter: (phase) => enter(build, phase),
    push: (name) => pushImage(registry, 'alice/app', name, `layer of ${build.id}`),
    end: (status, ...contexts) => end(build, status, contexts),
  });

  const root = await mkdtemp(join(tmpdir(), 'firstpush-scene-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const [folder, state] = [join(root, 'folder'), join(root, 'state')];
  await mkdir(folder);
  await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\n');
  await prepare(config);
  const wishes = new Wishes();
  const open = (): World =>
    openWorld(
      {
        ...{ folder, templates: '/', state, home: root, environment: {} },
        aws: config,
        buildsRunHere: true,
        offers: {},
      },
      new AbortController().signal,
      wishes,
    );
  const change: StartBuild = {
    kind: 'start-build',
    project: 'app',
    registry: registry.host,
    repository: 'alice/app',
    tag,
    upload: { bucket, object },
    buildspec: `version: 0.2 # pushes ${tag}\n`,
    quietly: false,
    versioned: false,
    credential: { username: 'alice', password: secret },
    fingerprint: 'c0ffee123456'.padEnd(64, '0'),
  };
  return {
    ...{ registry, config, started, problems, folder, state, wishes, open, change },
    /** Keys in the bucket. */
    async objects(): Promise<string[]> {
      const list = new ListObjectsV2Command({ Bucket: bucket });
      const { Contents = [] } = await new S3Client({ ...config, forcePathStyle: true }).send(list);
      return Contents.map(({ Key = '' }) => Key);
    },
    /** Files of the state folder that tell of a build under way. */
    journal: (): Promise<string[]> => readdir(join(state, 'builds')).catch(() => []),
  };
}

type Config = Awaited<ReturnType<typeof ground>>['config'];

async function prepare(config: Config): Promise<void> {
  await new IAMClient(config).send(
    new CreateRoleCommand({ RoleName: 'build', AssumeRolePolicyDocument: trust }),
  );
  await new S3Client({ ...config, forcePathStyle: true }).send(
    new CreateBucketCommand({ Bucket: bucket }),
  );
  await new CodeBuildClient(config).send(
    new CreateProjectCommand({
      name: 'app',
      source: { type: 'S3', location: `${bucket}/own.zip` },
      artifacts: { type: 'NO_ARTIFACTS' },
      environment: {
        type: 'LINUX_CONTAINER',
        image: 'aws/codebuild/standard:7.0',
        computeType: 'BUILD_GENERAL1_SMALL',
        privilegedMode: true,
      },
      serviceRole: `arn:aws:iam::${account}:role/build`,
    }),
  );
}

async function write(client: CloudWatchLogsClient, build: Build, lines: string[]): Promise<void> {
  const logGroupName = '/aws/codebuild/app';
  const logStreamName = build.id?.split(':')[1] ?? '';
  if (!build.logs?.streamName) {
    await client.send(new CreateLogGroupCommand({ logGroupName })).catch(() => {});
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    build.logs = { groupName: logGroupName, streamName: logStreamName };
  }
  for (let at = 0; at < lines.length; at += 5_000) {
    const logEvents = lines.slice(at, at + 5_000).map((line) => {
      return { timestamp: Date.now(), message: `${line}\n` };
    });
    await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  }
}

function enter(build: Build, phaseType: string, status = 'SUCCEEDED'): void {
  const last = build.phases?.at(-1);
  if (last && !last.phaseStatus) {
    Object.assign(last, { phaseStatus: status, durationInSeconds: 1 });
  }
  build.phases?.push({ phaseType: phaseType as 'BUILD', startTime: new Date() });
}

function end(build: Build, status: 'SUCCEEDED' | 'FAILED', contexts: PhaseContext[]): void {
  const last = build.phases?.at(-1);
  if (last) last.contexts = contexts;
  enter(build, 'COMPLETED', status);
  Object.assign(build, { buildStatus: status, buildComplete: true, endTime: new Date() });
}

/** A build that pushes under the throw-away tag and says so. */
export async function pushes({ log, enter, push, end }: Job): Promise<void> {
  enter('BUILD');
  await log('[Container] 2026/11/22 09:30:01.123456 Entering phase BUILD');
  const digest = await push(tag);
  await log(
    'The push refers to repository [***/alice/app]',
    `${tag}: digest: ${digest} size: 529`,
    '[Container] 2026/11/22 09:30:02.123456 Phase complete: BUILD State: SUCCEEDED',
    '[Container] 2026/11/22 09:30:02.123456 Phase context status code:  Message: ',
  );
  end('SUCCEEDED');
}

/** Files of a folder, some of them programs or links. */
export async function fill(
  folder: string,
  files: Record<string, string | { program: string } | { link: string }>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const place = join(folder, path);
    await mkdir(dirname(place), { recursive: true });
    if (typeof content === 'string') await writeFile(place, content);
    else if ('link' in content) await symlink(content.link, place);
    else {
      await writeFile(place, content.program);
      await chmod(place, 0o755);
    }
  }
}

/** Makes a folder a work tree of git. */
export function initGit(folder: string, ...tracked: string[]): void {
  execFileSync('git', ['init', '-q', folder]);
  if (tracked.length > 0) execFileSync('git', ['-C', folder, 'add', '-f', ...tracked]);
}

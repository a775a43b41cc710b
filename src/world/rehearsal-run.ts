import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fetch, Run, Variable } from '../runner/run.ts';
import { Secret } from '../secret.ts';
import type { Caller, GitFacts, Reads, Rehearse, Seen } from '../types.ts';
import type { Place } from './place.ts';
import { copySource } from './source-copy.ts';
import { listSource } from './source-list.ts';

/** What the commands of a rehearsal may use: what the person may use. */
export interface Rights {
  place: Place;
  /** Ends the commands when the person leaves. */
  signal: AbortSignal;
  caller(): Promise<Seen<Caller>>;
  parameters: Reads['parameters'];
  engine: Reads['engine'];
  git(): Promise<GitFacts | undefined>;
}

/** Longest time, as a project has it by default (AWS CodeBuild API Reference, CreateProject). */
const timeoutSeconds = 3600;

/** What the runner is told for a rehearsal; `room` and `source` are empty folders. */
export async function rehearsalRun(
  { buildspec, location, image, variables }: Rehearse,
  rights: Rights,
  { room, source }: { room: string; source: string },
): Promise<Omit<Run, 'onLine' | 'onPhase'>> {
  const { place, signal } = rights;
  return {
    source,
    room,
    image,
    environment: variables as readonly Variable[],
    codebuild: await codebuildVariables(image, rights),
    baseEnvironment: await ownEnvironment(room, rights),
    parameters: parametersBy(rights.parameters),
    secrets: async () => ({
      code: '',
      message: 'a rehearsal does not read Secrets Manager; CodeBuild itself does',
    }),
    uploadsArtifacts: true,
    timeoutSeconds,
    signal,
    async download() {
      await copySource(place.folder, await listSource(place.folder), source);
      return { text: buildspec, location };
    },
  };
}

function parametersBy(read: Reads['parameters']): Fetch {
  return async (names) => {
    const answer = await read([], names);
    if ('unseen' in answer) {
      const code = answer.unseen.reason === 'denied' ? 'AccessDeniedException' : '';
      return { code, message: answer.unseen.said };
    }
    const values = answer.seen.map(({ name, value }) => {
      return [name, value instanceof Secret ? value : new Secret(value)] as const;
    });
    return new Map(values);
  };
}

/** Source: AWS CodeBuild User Guide, Environment variables in build environments. */
async function codebuildVariables(image: string, { caller, git }: Rights) {
  const me = await caller();
  const region = 'seen' in me ? me.seen.region : '';
  const commit = (await git())?.commit;
  return {
    ...(region && { AWS_REGION: region, AWS_DEFAULT_REGION: region }),
    ...(commit && { CODEBUILD_RESOLVED_SOURCE_VERSION: commit, CODEBUILD_SOURCE_VERSION: commit }),
    CODEBUILD_BUILD_ID: `rehearsal:${randomUUID()}`,
    CODEBUILD_BUILD_IMAGE: image,
    CODEBUILD_BUILD_NUMBER: '1',
    CODEBUILD_INITIATOR: 'firstpush',
    CODEBUILD_START_TIME: String(Date.now()),
  };
}

/** Variables of this machine that programs need to work as they do for the person. */
const passedOn =
  /^(PATH|LANG|LC_\w+|TZ|TMPDIR|AWS_\w+|(HTTPS?|NO|ALL)_PROXY|(https?|no|all)_proxy)$/;

/** With a home and a Docker configuration of its own, so that a login leaves nothing behind. */
async function ownEnvironment(
  room: string,
  { place, engine }: Rights,
): Promise<Record<string, string>> {
  const home = join(room, 'home');
  const config = join(room, 'docker');
  for (const folder of [home, config]) await mkdir(folder, { mode: 0o700 });
  const { environment, aws } = place;
  const passed = Object.entries(environment).filter(
    ([name, value]) => value && passedOn.test(name),
  );
  const found = await engine();
  return {
    ...(Object.fromEntries(passed) as Record<string, string>),
    AWS_CONFIG_FILE: environment['AWS_CONFIG_FILE'] ?? join(place.home, '.aws', 'config'),
    AWS_SHARED_CREDENTIALS_FILE:
      environment['AWS_SHARED_CREDENTIALS_FILE'] ?? join(place.home, '.aws', 'credentials'),
    ...(aws.profile && { AWS_PROFILE: aws.profile }),
    ...(aws.endpoint && { AWS_ENDPOINT_URL: aws.endpoint }),
    ...(aws.credentials && {
      AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
    }),
    HOME: home,
    DOCKER_CONFIG: config,
    ...(found.kind === 'ready' && { DOCKER_HOST: found.address }),
    // The Docker CLI takes BuildKit for granted, which this engine does not have.
    ...(found.kind === 'ready' && found.builder === 'classic' && { DOCKER_BUILDKIT: '0' }),
  };
}

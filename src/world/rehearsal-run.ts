import { randomUUID } from 'node:crypto';
import type { Fetch, Run, Variable } from '../runner/run.ts';
import { Secret } from '../secret.ts';
import type { Caller, GitFacts, Reads, Rehearse, Seen } from '../types.ts';
import type { Unreachable } from './engine/answers.ts';
import type { Engine } from './engine/connect.ts';
import type { Place } from './place.ts';
import type { RehearsalGround } from './rehearsal-ground.ts';
import { listSource } from './source-list.ts';

/** What the commands of a rehearsal may use: what the person may use. */
export interface Rights {
  place: Place;
  /** Ends the commands when the person leaves. */
  signal: AbortSignal;
  caller(): Promise<Seen<Caller>>;
  parameters: Reads['parameters'];
  secrets: Fetch;
  engine: Reads['engine'];
  openedEngine(): Promise<Engine | Unreachable>;
  /** AWS credentials as variables, for commands that do not find this machine's configuration. */
  credentials(): Promise<Readonly<Record<string, string>>>;
  git(): Promise<GitFacts | undefined>;
}

/** Longest time, as a project has it by default (AWS CodeBuild API Reference, CreateProject). */
const timeoutSeconds = 3600;

/** What the runner is told for a rehearsal. */
export async function rehearsalRun(
  { buildspec, location, image, variables }: Rehearse,
  rights: Rights,
  { site, source, environment, bring }: RehearsalGround,
): Promise<Omit<Run, 'onLine' | 'onPhase'>> {
  const { place, signal } = rights;
  return {
    site,
    source,
    image,
    environment: variables as readonly Variable[],
    codebuild: await codebuildVariables(image, rights),
    baseEnvironment: environment,
    parameters: parametersBy(rights.parameters),
    secrets: rights.secrets,
    uploadsArtifacts: true,
    timeoutSeconds,
    signal,
    async download() {
      await bring(place.folder, await listSource(place.folder));
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

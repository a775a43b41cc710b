import type { CodeBuildClient, StartBuildCommandInput } from '@aws-sdk/client-codebuild';
import { plainText } from '../../plain-text.ts';
import type { BuildFacts, Seen, Tell } from '../../types.ts';
import { buildFacts } from './build-facts.ts';
import { type ClientConfig, once } from './clients.ts';
import { isNamed, seen, written } from './failure.ts';
import { withLenientTimes } from './lenient-times.ts';
import { onceAssumable } from './projects.ts';

/** What a build is started with, as it goes to CodeBuild; kept until the build has ended. */
export type StartInput = Pick<
  StartBuildCommandInput,
  | 'projectName'
  | 'idempotencyToken'
  | 'sourceTypeOverride'
  | 'sourceLocationOverride'
  | 'sourceVersion'
  | 'artifactsOverride'
  | 'buildspecOverride'
  | 'reportBuildStatusOverride'
>;

/** Why CodeBuild did not start a build, in its own words. */
export interface NotStarted {
  code: string;
  said: string;
}

/** Source: AWS CodeBuild API Reference, StartBuild, Errors; and the refusal of every AWS service. */
const answers = ['AccessDenied', 'InvalidInput', 'ResourceNotFound', 'AccountLimitExceeded'];

/** Starts, reads and stops builds of CodeBuild. */
export function openBuilds(config: ClientConfig) {
  const client = once(async () => {
    const { CodeBuildClient } = await import('@aws-sdk/client-codebuild');
    return withLenientTimes(new CodeBuildClient(config));
  });
  return {
    build: (id: string): Promise<Seen<BuildFacts | undefined>> =>
      seen('codebuild:BatchGetBuilds', async () => (await read(await client(), [id]))[0]),

    latestBuild: (project: string): Promise<Seen<BuildFacts | undefined>> =>
      seen(
        'codebuild:ListBuildsForProject',
        async () => (await latest(await client(), project, 1))[0],
      ),

    /** The project's builds started last, newest first; enough to find one just started. */
    latestBuilds: (project: string): Promise<Seen<readonly BuildFacts[]>> =>
      seen('codebuild:ListBuildsForProject', async () => latest(await client(), project, 20)),

    runningBuilds: (project: string): Promise<Seen<number>> =>
      seen('codebuild:ListBuildsForProject', async () => {
        const builds = await latest(await client(), project, 20);
        return builds.filter(({ complete }) => !complete).length;
      }),

    /**
     * Starts a build, waiting within bounds for a role just made, and gives its id; or what
     * CodeBuild said instead. @throws Refused when it could not be asked
     */
    async startBuild(input: StartInput, tell: Tell): Promise<string | NotStarted> {
      const { StartBuildCommand } = await import('@aws-sdk/client-codebuild');
      return written('codebuild:StartBuild', async () => {
        try {
          const send = async () => (await client()).send(new StartBuildCommand(input));
          const { build } = await onceAssumable(tell, send);
          return build?.id ?? '';
        } catch (error) {
          if (isNamed(error, ...answers))
            return { code: error.name, said: plainText(error.message) };
          throw error;
        }
      });
    },

    async stopBuild(id: string): Promise<void> {
      const { StopBuildCommand } = await import('@aws-sdk/client-codebuild');
      await written('codebuild:StopBuild', async () =>
        (await client()).send(new StopBuildCommand({ id })),
      );
    },
  };
}

async function read(client: CodeBuildClient, ids: string[]): Promise<BuildFacts[]> {
  const { BatchGetBuildsCommand } = await import('@aws-sdk/client-codebuild');
  const { builds = [] } = await client.send(new BatchGetBuildsCommand({ ids }));
  return builds.map(buildFacts);
}

async function latest(
  client: CodeBuildClient,
  projectName: string,
  most: number,
): Promise<BuildFacts[]> {
  const { ListBuildsForProjectCommand } = await import('@aws-sdk/client-codebuild');
  const list = new ListBuildsForProjectCommand({ projectName, sortOrder: 'DESCENDING' });
  const { ids = [] } = await client.send(list);
  const found = ids.length === 0 ? [] : await read(client, ids.slice(0, most));
  // BatchGetBuilds promises no order.
  return found.sort((one, other) => (other.started ?? '').localeCompare(one.started ?? ''));
}

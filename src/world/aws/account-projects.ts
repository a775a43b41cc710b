import type { CodeBuildClient } from '@aws-sdk/client-codebuild';
import type { AccountReads, BuildFacts, ProjectFacts, Seen, Unseen } from '../../types.ts';
import { buildFacts } from './build-facts.ts';
import { type ClientConfig, once } from './clients.ts';
import { seen } from './failure.ts';
import { withLenientTimes } from './lenient-times.ts';
import { factsOf } from './projects.ts';

/** Reads CodeBuild's projects and their builds many at a time. */
export function openAccountProjects(config: ClientConfig): Omit<AccountReads, 'reads'> {
  const client = once(async () => {
    const { CodeBuildClient } = await import('@aws-sdk/client-codebuild');
    return withLenientTimes(new CodeBuildClient(config));
  });
  const named = async (names: readonly string[]) =>
    seen('codebuild:BatchGetProjects', async () => readProjects(await client(), names));
  return {
    async projectNames() {
      const names: string[] = [];
      const all = await seen('codebuild:ListProjects', async () => {
        const { paginateListProjects } = await import('@aws-sdk/client-codebuild');
        const input = { sortBy: 'NAME', sortOrder: 'ASCENDING' } as const;
        for await (const page of paginateListProjects({ client: await client() }, input)) {
          names.push(...(page.projects ?? []));
        }
      });
      return { names, ...('unseen' in all && { unseen: all.unseen }) };
    },

    async projectsNamed(names) {
      const together = await named(names);
      // One that may not be read hides the others of its call.
      const alone = 'unseen' in together && isOfOne(together.unseen) && names.length > 1;
      if (!alone) return names.map((name) => oneOf(together, name));
      const each: Seen<ProjectFacts | undefined>[] = [];
      for (const name of names) each.push(oneOf(await named([name]), name));
      return each;
    },

    async latestBuilds(projects) {
      const ids = await Promise.all(
        projects.map((name) =>
          seen('codebuild:ListBuildsForProject', async () => latestId(await client(), name)),
        ),
      );
      const known = ids.flatMap((id) => ('seen' in id && id.seen ? [id.seen] : []));
      const builds = await seen('codebuild:BatchGetBuilds', async () =>
        readBuilds(await client(), known),
      );
      return ids.map((id): Seen<BuildFacts | undefined> => {
        if ('unseen' in id || 'unseen' in builds) return 'unseen' in id ? id : (builds as never);
        return { seen: builds.seen.find((build) => build.id === id.seen) };
      });
    },
  };
}

function isOfOne({ reason }: Unseen): boolean {
  return reason === 'denied' || reason === 'other';
}

function oneOf(found: Seen<readonly ProjectFacts[]>, name: string): Seen<ProjectFacts | undefined> {
  return 'unseen' in found ? found : { seen: found.seen.find((project) => project.name === name) };
}

async function readProjects(
  client: CodeBuildClient,
  names: readonly string[],
): Promise<ProjectFacts[]> {
  const { BatchGetProjectsCommand } = await import('@aws-sdk/client-codebuild');
  const { projects = [] } = await client.send(new BatchGetProjectsCommand({ names: [...names] }));
  return projects.map(factsOf);
}

async function latestId(client: CodeBuildClient, projectName: string): Promise<string | undefined> {
  const { ListBuildsForProjectCommand } = await import('@aws-sdk/client-codebuild');
  const list = new ListBuildsForProjectCommand({ projectName, sortOrder: 'DESCENDING' });
  return (await client.send(list)).ids?.[0];
}

async function readBuilds(client: CodeBuildClient, ids: string[]): Promise<BuildFacts[]> {
  if (ids.length === 0) return [];
  const { BatchGetBuildsCommand } = await import('@aws-sdk/client-codebuild');
  const { builds = [] } = await client.send(new BatchGetBuildsCommand({ ids }));
  return builds.map(buildFacts);
}

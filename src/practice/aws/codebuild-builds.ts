import type {
  BatchGetBuildsInput,
  BatchGetBuildsOutput,
  ListBuildsForProjectInput,
  ListBuildsForProjectOutput,
  ListBuildsInput,
  ListBuildsOutput,
  StopBuildInput,
  StopBuildOutput,
} from '@aws-sdk/client-codebuild';
import { findProject, invalid, listed, missing, type Workshop } from './codebuild-store.ts';
import type { Call } from './service.ts';

/** Builds by id or ARN; those that are not there come back as not found. */
export function batchGetBuilds(
  { builds }: Workshop,
  { ids = [] }: BatchGetBuildsInput,
): BatchGetBuildsOutput {
  const found = ids.map((given) => builds.get(buildId(given)));
  return {
    builds: found.filter((build) => build !== undefined),
    buildsNotFound: ids.filter((_, at) => found[at] === undefined),
  };
}

/** The ids of all builds, the newest first. */
export function listBuilds({ builds }: Workshop, input: ListBuildsInput): ListBuildsOutput {
  const ids = [...builds.keys()];
  if (input.sortOrder !== 'ASCENDING') ids.reverse();
  const { items, next } = listed(ids, input.nextToken);
  return { ids: items, nextToken: next };
}

/** The ids of one project's builds, the newest first. */
export function listBuildsForProject(
  workshop: Workshop,
  input: ListBuildsForProjectInput,
  call: Call,
): ListBuildsForProjectOutput {
  const { name } = findProject(workshop, input.projectName ?? '', call);
  const own = [...workshop.builds].filter(([, build]) => build.projectName === name);
  return listBuilds({ ...workshop, builds: new Map(own) }, input);
}

/** Stops a build that is running; one that has ended stays as it ended. */
export function stopBuild({ builds }: Workshop, { id = '' }: StopBuildInput): StopBuildOutput {
  if (!id.includes(':')) throw invalid('Invalid build ID provided');
  const build = builds.get(buildId(id));
  if (build === undefined) throw missing(`Build ${id} does not exist`);
  if (build.buildStatus === 'IN_PROGRESS') {
    build.buildStatus = 'STOPPED';
    build.endTime = new Date();
    build.currentPhase = 'COMPLETED';
    build.buildComplete = true;
  }
  return { build };
}

function buildId(given: string): string {
  return given.replace(/^arn:[^/]*:build\//, '');
}

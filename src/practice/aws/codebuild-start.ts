import type { Build, StartBuildInput, StartBuildOutput } from '@aws-sdk/client-codebuild';
import { queuedBuild } from './codebuild-record.ts';
import { type Assumable, checkParts, checkRole } from './codebuild-rules.ts';
import { findProject, invalid, type Workshop } from './codebuild-store.ts';
import { type Call, Fault } from './service.ts';

/**
 * Runs a build that has just been queued. The record is the live one: the runner fills its phases,
 * logs and status as it goes on, and ends when it finds `buildStatus` `STOPPED`.
 */
export type RunBuild = (build: Build, call: Call) => void;

/** What starting a build depends on; without `run` no build starts. */
export interface Starting {
  assumable: Assumable;
  run?: RunBuild;
}

/** Milliseconds for which an idempotency token holds (API reference, StartBuild). */
const tokenLife = 5 * 60_000;

/** Queues a build of a project with the overrides that are given. */
export function startBuild(
  workshop: Workshop,
  input: StartBuildInput,
  call: Call,
  { assumable, run }: Starting,
): StartBuildOutput {
  const project = findProject(workshop, input.projectName ?? '', call);
  const again = repeated(workshop, input);
  if (again !== undefined) return { build: again };
  const build = queuedBuild(project, input, call);
  checkParts({
    source: build.source,
    artifacts: input.artifactsOverride ?? project.artifacts,
    environment: build.environment,
  });
  if (build.source?.type === 'CODEPIPELINE') {
    throw invalid('Builds of source type CODEPIPELINE are started by their pipeline');
  }
  checkRole(build.serviceRole ?? '', project.name ?? '', assumable, call);
  if (run === undefined) {
    throw new Fault('UnsupportedOperation', 'the practice ground does not run builds yet');
  }
  const number = (workshop.started.get(project.name ?? '') ?? 0) + 1;
  const queued = { ...build, buildNumber: number };
  const id = build.id ?? '';
  workshop.started.set(project.name ?? '', number);
  workshop.builds.set(id, queued);
  if (input.idempotencyToken !== undefined) {
    const request = JSON.stringify(input);
    workshop.tokens.set(input.idempotencyToken, { id, request, at: Date.now() });
  }
  run(queued, call);
  return { build: queued };
}

function repeated({ tokens, builds }: Workshop, input: StartBuildInput): Build | undefined {
  const held = tokens.get(input.idempotencyToken ?? '');
  if (held === undefined || Date.now() - held.at > tokenLife) return undefined;
  if (held.request !== JSON.stringify(input)) {
    throw invalid('The idempotency token was used with other parameters');
  }
  return builds.get(held.id);
}

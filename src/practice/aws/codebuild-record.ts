import { randomUUID } from 'node:crypto';
import type {
  Build,
  EnvironmentVariable,
  Project,
  ProjectArtifacts,
  ProjectEnvironment,
  ProjectSource,
  StartBuildInput,
} from '@aws-sdk/client-codebuild';
import type { Call } from './service.ts';

/** The record of a build just queued: the project's settings under the overrides. */
export function queuedBuild(project: Project, input: StartBuildInput, call: Call): Build {
  const id = `${project.name}:${randomUUID()}`;
  const now = new Date();
  const artifacts = input.artifactsOverride ?? project.artifacts;
  return {
    id,
    arn: `arn:${call.partition}:codebuild:${call.region}:${call.account}:build/${id}`,
    startTime: now,
    currentPhase: 'QUEUED',
    buildStatus: 'IN_PROGRESS',
    sourceVersion: input.sourceVersion ?? project.sourceVersion,
    projectName: project.name,
    phases: [
      {
        phaseType: 'SUBMITTED',
        phaseStatus: 'SUCCEEDED',
        startTime: now,
        endTime: now,
        durationInSeconds: 0,
      },
      { phaseType: 'QUEUED', startTime: now },
    ],
    source: source(project.source, input),
    secondarySources: input.secondarySourcesOverride ?? project.secondarySources ?? [],
    artifacts: { location: location(artifacts, call) },
    cache: input.cacheOverride ?? project.cache,
    environment: environment(project.environment, input),
    serviceRole: input.serviceRoleOverride ?? project.serviceRole,
    logs: { ...(input.logsConfigOverride ?? project.logsConfig) },
    timeoutInMinutes: input.timeoutInMinutesOverride ?? project.timeoutInMinutes,
    queuedTimeoutInMinutes: input.queuedTimeoutInMinutesOverride ?? project.queuedTimeoutInMinutes,
    encryptionKey: input.encryptionKeyOverride ?? project.encryptionKey,
    vpcConfig: project.vpcConfig,
    buildComplete: false,
    initiator: call.caller.replace(/^.*:(user\/)?/, ''),
  };
}

function source(held: ProjectSource | undefined, input: StartBuildInput): ProjectSource {
  const type = input.sourceTypeOverride ?? held?.type;
  // the location of one kind of source means nothing to another
  const kept: Partial<ProjectSource> =
    type === held?.type ? { ...held } : { reportBuildStatus: held?.reportBuildStatus };
  return given({
    ...kept,
    type,
    location: input.sourceLocationOverride ?? kept.location,
    auth: input.sourceAuthOverride ?? kept.auth,
    gitCloneDepth: input.gitCloneDepthOverride ?? kept.gitCloneDepth,
    gitSubmodulesConfig: input.gitSubmodulesConfigOverride ?? kept.gitSubmodulesConfig,
    buildspec: input.buildspecOverride ?? held?.buildspec,
    insecureSsl: input.insecureSslOverride ?? kept.insecureSsl,
    reportBuildStatus: input.reportBuildStatusOverride ?? kept.reportBuildStatus,
    buildStatusConfig: input.buildStatusConfigOverride ?? kept.buildStatusConfig,
  });
}

function environment(held: ProjectEnvironment | undefined, input: StartBuildInput) {
  return given({
    ...held,
    type: input.environmentTypeOverride ?? held?.type,
    image: input.imageOverride ?? held?.image,
    computeType: input.computeTypeOverride ?? held?.computeType,
    fleet: input.fleetOverride ?? held?.fleet,
    certificate: input.certificateOverride ?? held?.certificate,
    privilegedMode: input.privilegedModeOverride ?? held?.privilegedMode,
    registryCredential: input.registryCredentialOverride ?? held?.registryCredential,
    imagePullCredentialsType:
      input.imagePullCredentialsTypeOverride ?? held?.imagePullCredentialsType,
    environmentVariables: variables(
      held?.environmentVariables ?? [],
      input.environmentVariablesOverride ?? [],
    ),
  });
}

/** Overrides add or replace by name; the others stay. */
function variables(held: EnvironmentVariable[], overrides: EnvironmentVariable[]) {
  const byName = new Map(held.map((variable) => [variable.name, variable]));
  for (const each of overrides) byName.set(each.name, { type: 'PLAINTEXT', ...each });
  return [...byName.values()];
}

function location(artifacts: ProjectArtifacts | undefined, { partition }: Call): string {
  if (artifacts?.type !== 'S3') return '';
  const parts = [artifacts.location, artifacts.path, artifacts.name].filter(Boolean);
  return `arn:${partition}:s3:::${parts.join('/')}`;
}

/** The members that hold a value. */
function given<Shape extends object>(shape: Shape): Shape {
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== undefined),
  ) as Shape;
}

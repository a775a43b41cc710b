import type { Build, BuildPhase as PhaseRecord } from '@aws-sdk/client-codebuild';
import { plainText } from '../../plain-text.ts';
import type { BuildFacts, BuildPhase, LogPlace } from '../../types.ts';

/** What is known of a build by its record. */
export function buildFacts(build: Build): BuildFacts {
  const { id = '', arn, projectName = '', buildStatus = 'IN_PROGRESS', startTime } = build;
  const log = placeOf(build);
  return {
    id,
    ...(arn && { arn }),
    project: projectName,
    status: buildStatus,
    complete: isComplete(build),
    ...(startTime && { started: startTime.toISOString() }),
    phases: (build.phases ?? []).map(phaseFacts),
    ...(log && { log }),
    ...(build.source && { source: sourceOf(build.source) }),
    ...(build.environment && { environment: environmentOf(build.environment) }),
  };
}

/** Emulators leave `buildComplete` false after the last phase. */
function isComplete({ buildComplete, buildStatus, currentPhase }: Build): boolean {
  return buildComplete === true || (buildStatus !== 'IN_PROGRESS' && currentPhase === 'COMPLETED');
}

function phaseFacts(phase: PhaseRecord): BuildPhase {
  const { phaseType = 'SUBMITTED', phaseStatus, durationInSeconds, contexts = [] } = phase;
  return {
    type: phaseType,
    ...(phaseStatus && { status: phaseStatus }),
    ...(phaseStatus && durationInSeconds !== undefined && { seconds: durationInSeconds }),
    contexts: contexts.flatMap(({ statusCode, message }) =>
      statusCode || message
        ? [{ code: plainText(statusCode ?? ''), message: plainText(message ?? '') }]
        : [],
    ),
  };
}

/** Both names are null until the build is provisioned, and where the project keeps no log. */
function placeOf({ logs }: Build): LogPlace | undefined {
  if (!logs?.groupName || !logs.streamName) return undefined;
  return { group: logs.groupName, stream: logs.streamName };
}

function sourceOf({ type, location, buildspec }: NonNullable<Build['source']>) {
  return {
    ...(type && { type }),
    ...(location && { location }),
    ...(buildspec && { buildspec }),
  };
}

function environmentOf(environment: NonNullable<Build['environment']>) {
  const { image, type, privilegedMode, environmentVariables = [] } = environment;
  const variables = environmentVariables.map((variable) => ({
    name: variable.name ?? '',
    value: variable.value ?? '',
    type: variable.type ?? 'PLAINTEXT',
  }));
  return {
    ...(image && { image }),
    ...(type && { type }),
    privilegedMode: privilegedMode === true,
    variables,
  };
}

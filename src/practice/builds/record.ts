import type { Build, BuildPhase } from '@aws-sdk/client-codebuild';
import type { PhaseContext, PhaseRecord, Status } from '../../runner/run.ts';
import type { Call } from '../aws/service.ts';
import type { LogPlace } from './log-stream.ts';

/** Notes in a build's record that a phase has begun, or how it ended. */
export function notePhase(build: Build, phase: PhaseRecord): void {
  const { type, status, start, end, contexts } = phase;
  const shown: BuildPhase = {
    phaseType: type,
    startTime: start,
    ...(status && { phaseStatus: status }),
    ...(end && { endTime: end, durationInSeconds: seconds(start, end) }),
    ...(status && { contexts: [...contexts] }),
  };
  const before = (build.phases ?? []).filter(({ phaseType }) => phaseType !== type);
  build.phases = [...before, shown];
  // a build that was stopped has come to its end before its commands have
  if (!build.buildComplete) build.currentPhase = type;
}

/** Notes that the build has left the queue and has, or has not, been given a place to run. */
export function noteProvisioned(build: Build, failed: PhaseContext | undefined): void {
  const now = new Date();
  build.phases = [
    ...(build.phases ?? []).map((phase) => (phase.endTime ? phase : ended(phase, now))),
    {
      ...ended({ phaseType: 'PROVISIONING', startTime: now }, now),
      ...(failed && { phaseStatus: 'FAILED', contexts: [failed] }),
    },
  ];
}

/** Notes that the phase that runs has ended by no fault of the build's. */
export function noteFault(build: Build, message: string): void {
  const phases = build.phases ?? [];
  const last = phases.at(-1) ?? { phaseType: 'QUEUED' };
  const contexts = [{ statusCode: 'INTERNAL_SERVICE_ERROR', message }];
  build.phases = [
    ...phases.slice(0, -1),
    { ...ended(last, new Date()), phaseStatus: 'FAULT', contexts },
  ];
}

/** Notes how the build ended; one that was stopped stays stopped. */
export function noteEnd(build: Build, status: Status): void {
  if (build.buildStatus === 'IN_PROGRESS') {
    build.buildStatus = status;
    build.endTime = new Date();
  }
  build.currentPhase = 'COMPLETED';
  build.buildComplete = true;
}

/** Notes where the log is. */
export function noteLog(build: Build, { groupName, streamName }: LogPlace, call: Call): void {
  const { partition, region, account } = call;
  const inConsole = (name: string) =>
    encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
  build.logs = {
    ...build.logs,
    groupName,
    streamName,
    deepLink:
      `https://console.aws.amazon.com/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/` +
      `${inConsole(groupName)}/log-events/${inConsole(streamName)}`,
    cloudWatchLogsArn: `arn:${partition}:logs:${region}:${account}:log-group:${groupName}:log-stream:${streamName}`,
  };
}

function ended(phase: BuildPhase, at: Date): BuildPhase {
  const { startTime = at } = phase;
  return {
    ...phase,
    phaseStatus: 'SUCCEEDED',
    endTime: at,
    durationInSeconds: seconds(startTime, at),
  };
}

function seconds(from: Date, to: Date): number {
  return Math.round((to.getTime() - from.getTime()) / 1000);
}

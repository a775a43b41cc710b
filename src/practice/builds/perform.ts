import type { Build } from '@aws-sdk/client-codebuild';
import type { Variable } from '../../runner/run.ts';
import { runBuild } from '../../runner/run-build.ts';
import { hereIn } from '../../runner/site.ts';
import type { Objects } from '../aws/s3-store.ts';
import type { Call, Operations } from '../aws/service.ts';
import { codebuildVariables } from './environment.ts';
import { findBuildspec } from './find-buildspec.ts';
import { makeFolders } from './folders.ts';
import { logPlace, openLogStream } from './log-stream.ts';
import { parametersFor } from './parameters.ts';
import { noteEnd, noteLog, notePhase, noteProvisioned } from './record.ts';
import { type Permitted, Role } from './role.ts';
import { secretsFor } from './secrets.ts';
import { fetchSource } from './source.ts';
import { equip, type Machine } from './tools.ts';

/** What builds need of the practice ground. */
export interface BuildGround {
  permitted: Permitted;
  ssm: Operations;
  secrets: Operations;
  logs: Operations;
  objects: Objects;
  machine(): Promise<Machine>;
}

/**
 * Runs a queued build to its end, with what its role may do, and keeps its record and its log.
 * Stopping kills the commands.
 */
export async function performBuild(
  build: Build,
  call: Call,
  ground: BuildGround,
  signal: AbortSignal,
): Promise<void> {
  const role = new Role(build.serviceRole ?? '', call, ground.permitted);
  const log = await provision(build, call, ground, role);
  if (log === 'refused') return noteEnd(build, 'FAILED');
  const folders = await makeFolders();
  const privileged = build.environment?.privilegedMode === true;
  const tools = await equip(folders, await ground.machine(), privileged);
  const { source, room, inline, home, temporary } = folders;
  const { objects } = ground;
  try {
    const { status } = await runBuild({
      site: hereIn(room),
      source,
      async download() {
        const failed = await fetchSource(build, source, role, objects, call);
        return failed ?? findBuildspec(build.source?.buildspec, source, inline, role, objects);
      },
      image: build.environment?.image ?? '',
      environment: variablesOf(build),
      codebuild: codebuildVariables(build, call),
      parameters: parametersFor(role, ground.ssm, call),
      secrets: secretsFor(role, ground.secrets, call),
      baseEnvironment: {
        HOME: home,
        TMPDIR: temporary,
        LANG: 'C.UTF-8',
        AWS_EC2_METADATA_DISABLED: 'true',
        ...tools.environment,
      },
      uploadsArtifacts: Boolean(build.artifacts?.location),
      timeoutSeconds: (build.timeoutInMinutes ?? 60) * 60,
      signal,
      onLine: (line) => log?.add(line),
      onPhase: (phase) => notePhase(build, phase),
    });
    await log?.flush();
    noteEnd(build, status);
  } finally {
    await tools.close();
    await folders.remove();
  }
}

/** Opens the log, without which a build does not begin, unless the project wants none. */
async function provision(build: Build, call: Call, ground: BuildGround, role: Role) {
  const place = logPlace(build);
  const log = place && (await openLogStream(place, role, ground.logs, call));
  if (typeof log === 'string') {
    const message =
      `Service role ${role.arn} does not allow AWS CodeBuild to create Amazon CloudWatch Logs log ` +
      `streams for build ${build.arn}. Error message: ${log}`;
    noteProvisioned(build, { statusCode: 'ACCESS_DENIED', message });
    return 'refused';
  }
  if (place) noteLog(build, place, call);
  noteProvisioned(build, undefined);
  return log;
}

function variablesOf({ environment }: Build): Variable[] {
  return (environment?.environmentVariables ?? []).map(
    ({ name = '', value = '', type = 'PLAINTEXT' }) => ({ name, value, type }),
  );
}

import { plainText } from '../plain-text.ts';
import type { PhaseRecord } from '../runner/run.ts';
import { runBuild } from '../runner/run-build.ts';
import type { BuildFacts, BuildOutcome, BuildPhase, Rehearse, Tell } from '../types.ts';
import { BuildTelling } from './build-telling.ts';
import { LoggedPushes } from './logged-pushes.ts';
import { provePush, type Registry, servedBefore } from './prove-push.ts';
import { rehearseInContainer } from './rehearsal-container.ts';
import type { RehearsalGround } from './rehearsal-ground.ts';
import { rehearseHere } from './rehearsal-here.ts';
import { type Rights, rehearsalRun } from './rehearsal-run.ts';

/**
 * Runs the commands in a copy of the folder, with the rights of whoever runs firstpush, and asks the
 * registry for what they pushed. Nothing of it stays on this machine but images of the engine.
 */
export async function rehearse(
  change: Rehearse,
  rights: Rights,
  registry: Registry,
  tell: Tell,
): Promise<BuildOutcome> {
  const before = await servedBefore(change, registry);
  const pushes = new LoggedPushes();
  const build = await run(change, rights, (line) => pushes.hear(line), tell);
  if (build.status !== 'SUCCEEDED') return { kind: 'failed', build, logTold: true };
  return provePush(change, { build, before, pushes: pushes.found, wholeLog: true }, registry, tell);
}

async function run(
  change: Rehearse,
  rights: Rights,
  hear: (line: string) => void,
  tell: Tell,
): Promise<BuildFacts> {
  const phases: BuildPhase[] = [];
  const telling = new BuildTelling(tell);
  const ground = await groundFor(change, rights, tell);
  try {
    const { status } = await runBuild({
      ...(await rehearsalRun(change, rights, ground)),
      async onLine(raw) {
        const lines = plainText(raw).split('\n');
        for (const line of lines) hear(line);
        telling.lines(lines);
      },
      onPhase(record) {
        const phase = phaseOf(record);
        if (phases.at(-1)?.type === phase.type) phases.pop();
        phases.push(phase);
        telling.phases(phases);
      },
    });
    return { id: 'rehearsal', project: '', status, complete: true, phases };
  } finally {
    await ground.close();
  }
}

async function groundFor(change: Rehearse, rights: Rights, tell: Tell): Promise<RehearsalGround> {
  const { place, signal } = rights;
  const { container } = change;
  if (!container) return rehearseHere(place, await rights.engine());
  const [engine, credentials] = [await rights.openedEngine(), await rights.credentials()];
  const needs = { place, engine, credentials, signal };
  return rehearseInContainer({ ...change, container }, needs, tell);
}

function phaseOf({ type, status, start, end, contexts }: PhaseRecord): BuildPhase {
  return {
    type,
    ...(status && { status }),
    ...(end && { seconds: Math.round((end.getTime() - start.getTime()) / 1000) }),
    contexts: contexts.map(({ statusCode, message }) => ({
      code: statusCode,
      message: plainText(message),
    })),
  };
}

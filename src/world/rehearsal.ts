import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainText } from '../plain-text.ts';
import type { PhaseRecord } from '../runner/run.ts';
import { runBuild } from '../runner/run-build.ts';
import type { BuildFacts, BuildOutcome, BuildPhase, Rehearse, Tell } from '../types.ts';
import { BuildTelling } from './build-telling.ts';
import { KeptLog } from './kept-log.ts';
import { LoggedPushes } from './logged-pushes.ts';
import { provePush, type Registry, servedBefore } from './prove-push.ts';
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
  const log = await KeptLog.open();
  const hear = async (line: string) => {
    pushes.hear(line);
    await log.add(line);
  };
  const build = await run(change, rights, hear, tell).catch(async (error: unknown) => {
    await log.remove();
    throw error;
  });
  if (build.status !== 'SUCCEEDED') return { kind: 'failed', build, log: log.read() };
  await log.remove();
  return provePush(change, { build, before, pushes: pushes.found, wholeLog: true }, registry, tell);
}

async function run(
  change: Rehearse,
  rights: Rights,
  hear: (line: string) => Promise<void>,
  tell: Tell,
): Promise<BuildFacts> {
  const phases: BuildPhase[] = [];
  const telling = new BuildTelling(tell);
  const [room, source] = [await newFolder('room'), await newFolder('source')];
  try {
    const { status } = await runBuild({
      ...(await rehearsalRun(change, rights, { room, source })),
      async onLine(raw) {
        const lines = plainText(raw).split('\n');
        for (const line of lines) await hear(line);
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
    for (const folder of [room, source]) await rm(folder, { recursive: true, force: true });
  }
}

async function newFolder(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `firstpush-rehearsal-${name}-`));
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

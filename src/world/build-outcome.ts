import type { BuildOutcome, LogPlace, StartBuild, Tell } from '../types.ts';
import type { BuildEntry } from './build-journal.ts';
import { type LoggedPush, LoggedPushes } from './logged-pushes.ts';
import { provePush } from './prove-push.ts';
import type { TestBuildParts } from './test-build.ts';
import type { Watched } from './watch-build.ts';

/** What a build that was seen to its end comes to; a success only by what the registry serves. */
export async function outcomeOf(
  change: StartBuild,
  { before }: BuildEntry,
  { build, pushes, logRead }: Watched,
  parts: TestBuildParts,
  tell: Tell,
): Promise<BuildOutcome> {
  const { logs, registry } = parts;
  if (build.status !== 'SUCCEEDED') return { kind: 'failed', build, logTold: logRead };
  const log = logRead ? build.log : undefined;
  // A line that came late may be told by the log only now.
  const all = pushes.length === 0 && log ? await reread(log, logs) : pushes;
  const wholeLog = logRead || build.log === undefined;
  return provePush(change, { build, before, pushes: all, wholeLog }, registry, tell);
}

async function reread(
  place: LogPlace,
  logs: TestBuildParts['logs'],
): Promise<readonly LoggedPush[]> {
  const pushes = new LoggedPushes();
  for await (const line of logs.log(place)) pushes.hear(line);
  return pushes.found;
}

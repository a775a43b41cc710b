import { setTimeout as sleep } from 'node:timers/promises';
import { t } from '../../language.ts';
import { Refused } from '../../types.ts';
import type { openBuilds } from '../aws/builds.ts';
import type { BuildEntry } from '../build-journal.ts';

type Builds = Pick<ReturnType<typeof openBuilds>, 'build' | 'latestBuilds' | 'stopBuild'>;

/** How often a build that is stopped is looked at until it has come to its end, and the pause between. */
const patience = { looks: 60, milliseconds: 1_000 };
/** Milliseconds by which this machine's clock may be ahead of CodeBuild's. */
const skew = 60_000;

/**
 * Stops the test build that a run left, and waits until nothing more comes of it: what it pushes is
 * to be taken away after it. @throws Refused
 */
export async function stopLeft(project: string, entry: BuildEntry, builds: Builds): Promise<void> {
  const left = entry.build ?? (await unheardOf(project, entry, builds));
  if (left === undefined) return;
  for (let looks = 0; looks < patience.looks; looks += 1) {
    const facts = await builds.build(left);
    if ('unseen' in facts) throw new Refused(facts.unseen);
    if (!facts.seen || facts.seen.complete) return;
    if (looks === 0) await builds.stopBuild(left);
    await sleep(patience.milliseconds);
  }
  const said = t`${left} has not come to its end yet`;
  throw new Refused({ reason: 'other', tried: 'codebuild:StopBuild', said });
}

/** The build that a killed run started without hearing of it: it builds this very upload. */
async function unheardOf(
  project: string,
  { uploaded, at }: BuildEntry,
  builds: Builds,
): Promise<string | undefined> {
  if (!uploaded) return undefined;
  const latest = await builds.latestBuilds(project);
  if ('unseen' in latest) throw new Refused(latest.unseen);
  const since = new Date(at - skew).toISOString();
  const location = `${uploaded.bucket}/${uploaded.object}`;
  return latest.seen.find(
    ({ complete, source, started = '' }) =>
      !complete && source?.location === location && started >= since,
  )?.id;
}

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { t } from '../language.ts';
import {
  type BuildFacts,
  type BuildOutcome,
  type Leaving,
  Left,
  type StartBuild,
  type Tell,
} from '../types.ts';
import type { Wishes } from '../wishes.ts';
import type { openBuilds } from './aws/builds.ts';
import type { openLogs } from './aws/logs-tail.ts';
import type { openUploads } from './aws/source-upload.ts';
import type { BuildEntry, openBuildJournal } from './build-journal.ts';
import { outcomeOf } from './build-outcome.ts';
import type { Registry } from './prove-push.ts';
import type { Zip } from './source-zip.ts';
import { entryFor, startFrom } from './start-test-build.ts';
import { watchBuild } from './watch-build.ts';

/** What a test build needs of the world. */
export interface TestBuildParts {
  builds: ReturnType<typeof openBuilds>;
  logs: ReturnType<typeof openLogs>;
  uploads: ReturnType<typeof openUploads>;
  journal: ReturnType<typeof openBuildJournal>;
  pack(): Promise<Zip>;
  registry: Registry;
  /** True while IAM may not have spread the rights that were written just now. */
  rightsAreFresh(): boolean;
  wishes: Wishes;
  /** Milliseconds for which a build that is watched may give no answer. */
  longestSilence?: number;
}

/** Times that a build is started again while rights spread, and the pause before, in milliseconds. */
const retries = { most: 2, pause: 15_000 };

/**
 * Uploads the folder, starts the build, watches it to its end, asks the registry for what it pushed
 * and removes the upload. Each stage is written down first, so that a run that is killed anywhere
 * is taken up by the next.
 * @throws Left when the person leaves, Refused when the outside says no
 */
export async function runTestBuild(
  change: StartBuild,
  parts: TestBuildParts,
  tell: Tell,
  leaving: Leaving,
): Promise<BuildOutcome> {
  let entry = await entryFor(change, parts);
  for (let tries = 0; ; tries += 1) {
    const started = await startFrom(entry, change, parts, tell);
    if ('said' in started) {
      await clearAway(change, parts);
      return { kind: 'not-started', ...started };
    }
    entry = started;
    const watched = await watch(entry.build ?? '', parts, tell, leaving);
    if (watched.stopped) {
      await clearAway(change, parts);
      throw new Left();
    }
    if (tries === retries.most || !isUnspread(watched.build) || !parts.rightsAreFresh()) {
      const outcome = await outcomeOf(change, entry, watched, parts, tell);
      await clearAway(change, parts);
      return outcome;
    }
    const text = t`IAM has not spread the new rights yet; the build is started again in 15 s`;
    tell({ text, anew: true });
    await sleep(retries.pause);
    entry = withoutBuild(entry);
    await parts.journal.write(change.project, entry);
  }
}

function watch(id: string, parts: TestBuildParts, tell: Tell, leaving: Leaving) {
  const { build, stopBuild } = parts.builds;
  const { logs, wishes, longestSilence } = parts;
  const watching = { build, stopBuild, tail: logs.tail, wishes };
  return watchBuild(id, { ...watching, ...(longestSilence && { longestSilence }) }, tell, leaving);
}

/** The words in which a right that was just written is still denied; no other failure passes by itself. */
const unspread =
  /is not authorized to perform: (ssm:GetParameters?|kms:Decrypt|s3:GetObject|logs:\w+|ecr:\w+) /;

function isUnspread({ phases }: BuildFacts): boolean {
  return phases.some(({ contexts }) => contexts.some(({ message }) => unspread.test(message)));
}

function withoutBuild({ build: _, ...entry }: BuildEntry): BuildEntry {
  return { ...entry, token: randomUUID(), at: Date.now() };
}

/** The upload goes, and what was written down. */
async function clearAway(
  { project }: StartBuild,
  { uploads, journal }: TestBuildParts,
): Promise<void> {
  const entry = await journal.read(project);
  if (entry?.uploaded) await uploads.removeUpload(entry.uploaded);
  await journal.remove(project);
}

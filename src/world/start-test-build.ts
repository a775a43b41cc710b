import { randomUUID } from 'node:crypto';
import { t } from '../language.ts';
import type { StartBuild, Tell } from '../types.ts';
import type { NotStarted, StartInput } from './aws/builds.ts';
import type { BuildEntry } from './build-journal.ts';
import { servedBefore } from './prove-push.ts';
import type { TestBuildParts } from './test-build.ts';

/** Milliseconds for which a start with the same token gives the same build (StartBuild). */
const tokenLife = 5 * 60_000;
/** Milliseconds by which this machine's clock may be ahead of CodeBuild's. */
const skew = 60_000;

/** The entry that an earlier run left for this source, else a new one. */
export async function entryFor(
  change: StartBuild,
  { journal, registry, uploads }: TestBuildParts,
): Promise<BuildEntry> {
  const { project, fingerprint } = change;
  const left = await journal.read(project);
  if (left?.fingerprint === fingerprint) return left;
  if (left?.uploaded) await uploads.removeUpload(left.uploaded);
  const before = await servedBefore(change, registry);
  const entry = { fingerprint, token: randomUUID(), at: Date.now(), ...(before && { before }) };
  await journal.write(project, entry);
  return entry;
}

/**
 * Goes from the entry to a build that runs: uploads what is not uploaded, and starts what was not
 * started; every stage is written down.
 * @throws Refused when it could not be told whether the build may start
 */
export async function startFrom(
  entry: BuildEntry,
  change: StartBuild,
  parts: TestBuildParts,
  tell: Tell,
): Promise<BuildEntry | NotStarted> {
  if (entry.build) {
    tell({ text: t`watching ${entry.build}, which was started before` });
    return entry;
  }
  const { builds, journal } = parts;
  const ready = change.upload && !entry.uploaded ? await upload(entry, change, parts, tell) : entry;
  const lost = await lostBuild(ready, change, parts);
  const current =
    lost || isYoung(ready) ? ready : { ...ready, token: randomUUID(), at: Date.now() };
  await journal.write(change.project, current);
  const started = lost ?? (await builds.startBuild(inputFor(current, change), tell));
  if (typeof started !== 'string') return started;
  tell({ text: t`build ${started} has started` });
  const running = { ...current, build: started };
  await journal.write(change.project, running);
  return running;
}

async function upload(
  entry: BuildEntry,
  { project, upload: place }: StartBuild,
  { pack, uploads, journal }: TestBuildParts,
  tell: Tell,
): Promise<BuildEntry> {
  if (!place) return entry;
  tell({ text: t`packing the folder` });
  const zip = await pack();
  try {
    tell({
      text: t`uploading ${Math.ceil(zip.size / 1024)} KiB to s3://${place.bucket}/${place.object}`,
    });
    const uploaded = { ...entry, uploaded: await uploads.upload(place, zip) };
    await journal.write(project, uploaded);
    return uploaded;
  } finally {
    await zip.remove();
  }
}

const isYoung = ({ at }: BuildEntry): boolean => Date.now() - at < tokenLife;

/**
 * The build that a killed run started without hearing of it. While the token lives, starting again
 * gives that build; later it is known by what it was told to build.
 */
async function lostBuild(
  entry: BuildEntry,
  { project, buildspec }: StartBuild,
  { builds }: TestBuildParts,
): Promise<string | undefined> {
  if (isYoung(entry) || buildspec === undefined) return undefined;
  const latest = await builds.latestBuilds(project);
  if ('unseen' in latest) return undefined;
  const since = new Date(entry.at - skew).toISOString();
  return latest.seen.find(
    ({ source, started = '' }) => source?.buildspec === buildspec && started >= since,
  )?.id;
}

function inputFor({ token, uploaded }: BuildEntry, change: StartBuild): StartInput {
  const { project, buildspec, quietly, versioned } = change;
  const input: StartInput = {
    projectName: project,
    idempotencyToken: token,
    ...(buildspec !== undefined && { buildspecOverride: buildspec }),
  };
  if (!uploaded) return input;
  // S3 would take the project's branch for a version of the object; the version of an object in a
  // bucket without versions is called null (Amazon S3 User Guide, Versioning).
  const version = uploaded.version ?? (versioned ? 'null' : undefined);
  return {
    ...input,
    sourceTypeOverride: 'S3',
    sourceLocationOverride: `${uploaded.bucket}/${uploaded.object}`,
    ...(version && { sourceVersion: version }),
    artifactsOverride: { type: 'NO_ARTIFACTS' },
    // A pull request must not hear of a test; only Git providers take the override.
    ...(quietly && { reportBuildStatusOverride: false }),
  };
}

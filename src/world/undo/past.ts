import { join } from 'node:path';
import { isEcr } from '../../image/ecr.ts';
import type {
  Caller,
  ClearBuild,
  Deed,
  Entry,
  GivenLogin,
  Ground,
  ImageDeed,
  Past,
  Reads,
  Seen,
  StoredCredential,
  TakesBack,
  WithdrawTag,
  World,
  Writes,
} from '../../types.ts';
import type { openBuilds } from '../aws/builds.ts';
import type { ClientConfig } from '../aws/clients.ts';
import { openParameterVersions } from '../aws/parameter-versions.ts';
import { openProjectRemovals } from '../aws/project-removals.ts';
import { openRoleRemovals } from '../aws/role-removals.ts';
import { openUploads } from '../aws/source-upload.ts';
import type { openBuildJournal } from '../build-journal.ts';
import type { Place } from '../place.ts';
import { withdrawTag } from '../registry/withdraw.ts';
import { openFilesBack } from './files-back.ts';
import { openJournal } from './journal.ts';
import { journalled, type TellingWrites } from './journalled.ts';
import { stopLeft } from './left-build.ts';
import { lookNow } from './now.ts';

/** What the past needs of the world besides its reads and writes. */
interface Parts {
  config: ClientConfig;
  builds: ReturnType<typeof openBuilds>;
  buildJournal: ReturnType<typeof openBuildJournal>;
  signal: AbortSignal;
}

/** A world whose past is known. */
export interface WorldWithPast extends World {
  past: Past;
}

/** The writes of a world that nothing takes back yet. */
export type OwnWrites = Omit<TellingWrites, keyof TakesBack>;

/** The same world, each of its writes written down before it is done, and taken back when asked. */
export function withPast(
  place: Place,
  reads: Reads,
  writes: OwnWrites,
  { config, builds, buildJournal, signal }: Parts,
): WorldWithPast {
  const versions = openParameterVersions(config);
  const { bucketNow, uploadNow, ...removals } = openProjectRemovals(config, reads.bucket);
  const { fileNow, sweep, missingFolders, ...files } = openFilesBack(place.folder);
  const { parameterNow, versionNow, ...parameters } = versions;
  const journal = openJournal(place.journal ?? join(place.state, 'journal'), place.folder);
  const uploads = openUploads(config);

  const takesBack: TakesBack = {
    ...parameters,
    ...openRoleRemovals(config),
    ...removals,
    ...files,
    clearBuild: async (change) => {
      const entry = await buildJournal.read(change.project);
      if (entry) await stopLeft(change.project, entry, builds);
      const upload = entry?.uploaded ?? (await ownUpload(change, uploadNow));
      if (upload) await uploads.removeUpload(upload);
      await buildJournal.remove(change.project);
    },
    withdrawTag: (change) => withdraw(change, signal),
  };
  const bare: TellingWrites = { ...writes, ...takesBack };
  const plain: Writes = {
    ...bare,
    putParameter: async (change) => void (await bare.putParameter(change)),
  };

  const ground = () => groundOf(place, reads.caller);
  const past: Past = {
    entries: journal.entries,
    ground,
    look: (deeds, given) =>
      lookNow(deeds, {
        ...reads,
        ...{ parameterNow, bucketNow, uploadNow, fileNow },
        underWay: async (project) => (await buildJournal.read(project)) !== undefined,
        loginFor: (deed) => loginFor(deed, reads, given),
      }),
    async forget({ id, deed }: Entry) {
      if (deed.thing === 'file') await sweep(deed);
      await journal.forget(id);
    },
    writes: plain,
  };
  const keeping = {
    journal,
    reads: { ...reads, read: reads.folder.read, versionNow, missingFolders },
    ground,
    keeps: ({ thing }: Deed) => !place.passing || thing === 'file',
  };
  return { reads, writes: journalled(bare, keeping), past };
}

async function groundOf(
  { passing }: Place,
  caller: () => Promise<Seen<Caller>>,
): Promise<Ground | undefined> {
  if (passing) return 'passing';
  const me = await caller();
  return 'seen' in me ? { account: me.seen.account, region: me.seen.region } : undefined;
}

/** The login that was given for this registry, else the one that ECR gives or that is stored. */
async function loginFor(
  { registry, login }: ImageDeed,
  reads: Pick<Reads, 'parameters' | 'ecrCredential'>,
  given: GivenLogin | undefined,
): Promise<Seen<StoredCredential | undefined>> {
  if (given?.registry === registry) return { seen: given.credential };
  if (isEcr(registry)) return reads.ecrCredential(registry);
  if (!login) return { seen: undefined };
  const read = await reads.parameters([login.username], [login.password]);
  if ('unseen' in read) return read;
  const username = read.seen.find(({ name }) => name === login.username)?.value;
  const password = read.seen.find(({ name }) => name === login.password)?.value;
  if (typeof username !== 'string' || typeof password !== 'object') return { seen: undefined };
  return { seen: { username, password } };
}

async function ownUpload(
  { upload }: ClearBuild,
  uploadNow: ReturnType<typeof openProjectRemovals>['uploadNow'],
) {
  if (!upload) return undefined;
  const now = await uploadNow(upload);
  return 'seen' in now && now.seen ? upload : undefined;
}

async function withdraw(
  { registry, repository, tag, credential }: WithdrawTag,
  signal: AbortSignal,
): ReturnType<TakesBack['withdrawTag']> {
  const answer = await withdrawTag(registry, repository, tag, credential, { signal });
  switch (answer.kind) {
    case 'refused':
    case 'unsupported':
      return { kind: 'refused', said: answer.said };
    case 'unknown':
      return { kind: 'unknown', said: answer.said };
    default:
      return answer;
  }
}

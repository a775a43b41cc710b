import { t } from '../language.ts';
import type {
  BuildFacts,
  BuildOutcome,
  DigestAnswer,
  ImageName,
  Proof,
  Rehearse,
  StartBuild,
  StoredCredential,
  Tell,
} from '../types.ts';
import { type Claim, confirmPush } from './confirm-push.ts';

/** Asking the registry, and keeping what it confirms. */
export interface Registry {
  ask(image: ImageName, credential: StoredCredential): Promise<DigestAnswer>;
  keep(registry: string, repository: string, proof: Proof): Promise<void>;
}

/** What is known of a build that succeeded, besides what it was to do. */
export type Told = Pick<Claim, 'pushes' | 'wholeLog'> & {
  build: BuildFacts;
  before: DigestAnswer | undefined;
};

/** What the registry serves under the throw-away tag now; undefined where there is no such tag. */
export async function servedBefore(
  { registry, repository, tag, credential }: StartBuild | Rehearse,
  { ask }: Registry,
): Promise<DigestAnswer | undefined> {
  return tag === undefined ? undefined : ask({ registry, repository, reference: tag }, credential);
}

/** Asks the registry for what a build claims to have pushed, and keeps the proof. */
export async function provePush(
  change: StartBuild | Rehearse,
  { build, before, pushes, wholeLog }: Told,
  { ask, keep }: Registry,
  tell: Tell,
): Promise<BuildOutcome> {
  const { registry, repository, tag, credential, fingerprint } = change;
  tell({ text: t`asking ${registry} which digest it serves` });
  const confirmed = await confirmPush({
    registry,
    repository,
    ...(tag && { tag }),
    ...(before && { before }),
    pushes,
    wholeLog,
    ask: (reference) => ask({ registry, repository, reference }, credential),
  });
  if (confirmed.kind === 'pushed-nothing') return { kind: 'pushed-nothing', build };
  if (confirmed.kind !== 'confirmed') return confirmed;
  const remote = change.kind === 'start-build';
  const proof: Proof = {
    image: `${registry}/${repository}:${confirmed.tag}`,
    digest: confirmed.digest,
    fingerprint,
    where: remote ? 'codebuild' : 'rehearse',
    at: new Date().toISOString(),
    ...(remote && { build: build.id }),
    phases: build.phases,
  };
  await keep(registry, repository, proof);
  return { kind: 'proven', proof };
}

import { createHash } from 'node:crypto';
import type { DigestAnswer, Known, Proof, Reads } from '../../types.ts';
import { Refused } from '../../types.ts';
import { recoverBuildspec } from '../write/recover-buildspec.ts';
import { credentialOf } from './credential.ts';
import { lookAtCommands } from './look-at-commands.ts';
import type { BuildPlan, ProveSight } from './sight.ts';

/** Looks whether the last proof still holds: the same source, and the registry serves its digest. */
export async function lookAtProof(known: Known, reads: Reads): Promise<ProveSight> {
  const { registry = '', repository = '', where = 'local' } = known.setup;
  const credential = await credentialOf(known, reads);
  const build = await buildPlan(known, reads);
  const { source, commands } =
    where === 'local'
      ? { source: await fingerprintOf(build, reads) }
      : await lookAtCommands(where, known, reads);
  const proofs = await reads.proofs(registry, repository);
  const proof = proofs.find((one) => one.where === where);
  const others = proofs.filter((one) => one !== proof);
  const sight: ProveSight = {
    known,
    registry,
    repository,
    credential,
    build,
    ...source,
    ...(proof && { proof }),
    ...(others.length > 0 && { others }),
    ...(commands && { commands }),
  };
  const served = await servedNow(sight, reads);
  if (served?.kind === 'served' && served.digest === proof?.digest) return { ...sight, served };
  const engine = where === 'codebuild' ? undefined : await reads.engine();
  return { ...sight, ...(served && { served }), ...(engine && { engine }) };
}

/** What the registry serves of what was proven; not asked where the source is another one. */
async function servedNow(sight: ProveSight, reads: Reads): Promise<DigestAnswer | undefined> {
  const { proof, fingerprint, credential, registry, repository } = sight;
  if (!proof || proof.fingerprint !== fingerprint) return undefined;
  if ('unseen' in credential || !credential.seen) return undefined;
  const image = { registry, repository, reference: referenceOf(proof) };
  return reads.servedDigest(image, credential.seen);
}

/** The tag of the image that was proven. */
function referenceOf({ image }: Proof): string {
  return image.slice(image.lastIndexOf(':') + 1);
}

/** The same Dockerfile, context and arguments as the buildspec's own docker build. */
async function buildPlan({ setup }: Known, reads: Reads): Promise<BuildPlan> {
  const fromFile = await recoverBuildspec(reads, setup.buildspec);
  const { target, platform } = fromFile ?? {};
  return {
    dockerfile: setup.dockerfile ?? fromFile?.dockerfile ?? 'Dockerfile',
    context: setup.context ?? fromFile?.context ?? '.',
    buildArgs: fromFile?.buildArgs ?? {},
    ...(target && { target }),
    ...(platform && { platform }),
  };
}

async function fingerprintOf(
  build: BuildPlan,
  reads: Reads,
): Promise<Pick<ProveSight, 'fingerprint' | 'contextProblem' | 'dockerfileMissing'>> {
  if ((await reads.folder.kind(build.dockerfile)) !== 'file') return { dockerfileMissing: true };
  try {
    const context = await reads.fingerprint(build.context, build.dockerfile);
    const { buildArgs, target, platform } = build;
    const told = JSON.stringify([context, buildArgs, target, platform]);
    return { fingerprint: createHash('sha256').update(told).digest('hex') };
  } catch (error) {
    if (error instanceof Refused) return { contextProblem: error.unseen.said };
    throw error;
  }
}

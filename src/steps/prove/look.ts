import { createHash } from 'node:crypto';
import { isEcr } from '../../image/ecr.ts';
import { Secret } from '../../secret.ts';
import type { Known, Proof, Reads, Seen, StoredCredential } from '../../types.ts';
import { Refused } from '../../types.ts';
import { parameterNames } from '../name/conventions.ts';
import { recoverBuildspec } from '../write/recover-buildspec.ts';
import type { BuildPlan, ProveSight } from './sight.ts';

/** Looks whether the last proof still holds: the same source, and the registry serves its digest. */
export async function lookAtProof(known: Known, reads: Reads): Promise<ProveSight> {
  const { registry = '', repository = '' } = known.setup;
  const credential = await credentialOf(known, reads);
  const build = await buildPlan(known, reads);
  const source = await fingerprintOf(build, reads);
  const proof = await reads.proof(registry, repository);
  const sight = {
    known,
    registry,
    repository,
    credential,
    build,
    ...source,
    ...(proof && { proof }),
  };

  const stored = 'seen' in credential ? credential.seen : undefined;
  const same = proof && source.fingerprint === proof.fingerprint;
  const served =
    same && stored
      ? await reads.servedDigest(imageName(proof, registry, repository), stored)
      : undefined;
  if (served?.kind === 'served' && served.digest === proof?.digest) return { ...sight, served };
  return { ...sight, ...(served && { served }), engine: await reads.engine() };
}

function imageName(proof: Proof, registry: string, repository: string) {
  return { registry, repository, reference: tagOf(proof.fingerprint) };
}

/** The throw-away tag of a source: the same source is always pushed under the same tag. */
export function tagOf(fingerprint: string): string {
  return `firstpush-${fingerprint.slice(0, 12)}`;
}

/** The stored pair, read back; for ECR the pair that the caller's own right gives. */
async function credentialOf(
  { setup }: Known,
  reads: Reads,
): Promise<Seen<StoredCredential | undefined>> {
  const { registry = '' } = setup;
  if (isEcr(registry)) return reads.ecrCredential(registry);
  const names = parameterNames(setup);
  const read = await reads.parameters([names.username], [names.password]);
  if ('unseen' in read) return read;
  const username = read.seen.find(({ name }) => name === names.username)?.value;
  const password = read.seen.find(({ name }) => name === names.password)?.value;
  if (typeof username !== 'string' || !(password instanceof Secret)) return { seen: undefined };
  return { seen: { username, password } };
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

import type { Check, Finding, PushImage } from '../../../types.ts';
import { tagOf } from '../look.ts';
import type { ProveSight } from '../sight.ts';

/** The image of this source was pushed, and the registry serves exactly its digest. */
export const pushNotProven: Check<ProveSight> = {
  id: 'push-not-proven',
  title: 'the registry serves the digest that was pushed',
  find(sight) {
    const { proof, served, fingerprint, registry } = sight;
    if (served?.kind === 'served' && served.digest === proof?.digest) return [];
    if (!fingerprint) return [];
    const change = pushChange(sight, fingerprint);
    if (!change) return [];
    const fact: Pick<Finding, 'check' | 'step' | 'severity'> = {
      check: 'push-not-proven',
      step: 'prove',
      severity: served?.kind === 'unknown' ? 'unknown' : 'error',
    };
    return [
      {
        ...fact,
        ...wordsFor(sight),
        where: { registry },
        remedy: { kind: 'change', text: 'build it here and push it as a test', changes: [change] },
      },
    ];
  },
};

function wordsFor({ proof, served, registry, repository, fingerprint }: ProveSight) {
  if (!proof) {
    return {
      toDo: true,
      what: `no push to ${registry}/${repository} was proven yet`,
      why: 'only the registry knows whether a push arrived; it is asked for the digest',
    };
  }
  if (proof.fingerprint !== fingerprint) {
    return {
      toDo: true,
      what: 'the source has changed since the last proven push',
      why: `the proof of ${proof.at} was of another source`,
    };
  }
  if (served?.kind === 'served') {
    return {
      what: `${registry} serves ${served.digest} where ${proof.digest} was proven`,
      why: 'something else pushed the tag since',
    };
  }
  return {
    what: `${registry} no longer confirms ${proof.image}`,
    why: served?.kind === 'absent' ? 'it serves no such tag' : (served?.said ?? 'it was not asked'),
  };
}

function pushChange(sight: ProveSight, fingerprint: string): PushImage | undefined {
  const { registry, repository, credential, build, engine } = sight;
  if (engine?.kind !== 'ready' || 'unseen' in credential || !credential.seen) return undefined;
  const tag = tagOf(fingerprint);
  return {
    kind: 'push-image',
    image: `${registry}/${repository}:${tag}`,
    registry,
    repository,
    tag,
    ...build,
    credential: credential.seen,
    fingerprint,
  };
}

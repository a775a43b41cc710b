import type { Check, Finding, PushImage } from '../../../types.ts';
import { tagOf } from '../look.ts';
import type { ProveSight } from '../sight.ts';

/** The image of this source was pushed, and the registry serves exactly its digest. */
export const pushNotProven: Check<ProveSight> = {
  id: 'push-not-proven',
  title: 'the registry serves the digest that was pushed',
  find(sight) {
    const { proof, served, fingerprint, registry, credential } = sight;
    if (served?.kind === 'served' && served.digest === proof?.digest) return [];
    const change = fingerprint ? pushChange(sight, fingerprint) : undefined;
    const because = heldBackBy(sight);
    const finding: Finding = {
      check: 'push-not-proven',
      step: 'prove',
      severity: served?.kind === 'unknown' || 'unseen' in credential ? 'unknown' : 'error',
      ...wordsFor(sight),
      where: { registry },
      ...(!change && because && { because }),
      remedy: change
        ? { kind: 'change', text: 'build it here and push it as a test', changes: [change] }
        : { kind: 'advice', text: 'it is pushed once what stands in its way is gone' },
    };
    return [finding];
  },
};

/** The finding that keeps the push from being tried. */
function heldBackBy(sight: ProveSight): string | undefined {
  const { credential, engine } = sight;
  if (sight.dockerfileMissing) return 'dockerfile-missing';
  if (sight.contextProblem) return 'context-unreadable';
  if ('unseen' in credential || !credential.seen) return 'credential-not-stored';
  return engine?.kind === 'unreachable' ? 'docker-not-running' : undefined;
}

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

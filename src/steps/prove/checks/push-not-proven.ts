import { t } from '../../../language.ts';
import type { Change, Check, Finding, PushImage, StoredCredential } from '../../../types.ts';
import type { ProveSight } from '../sight.ts';
import { tagOf } from '../tag.ts';
import { commandsChanges } from '../test-change.ts';
import { dockerCliMissing } from './docker-cli-missing.ts';
import { testBuildNotCertain } from './test-build-not-certain.ts';
import { testBuildNotReady } from './test-build-not-ready.ts';

/** The image of this source was pushed, and the registry serves exactly its digest. */
export const pushNotProven: Check<ProveSight> = {
  id: 'push-not-proven',
  title: t`the registry serves the digest that was pushed`,
  find(sight) {
    const { proof, served, registry, credential } = sight;
    if (served?.kind === 'served' && served.digest === proof?.digest) return [];
    const because = heldBackBy(sight);
    const changes = because ? [] : changesFor(sight);
    const finding: Finding = {
      check: 'push-not-proven',
      step: 'prove',
      severity: served?.kind === 'unknown' || 'unseen' in credential ? 'unknown' : 'error',
      ...wordsFor(sight),
      where: { registry },
      ...(because && { because }),
      remedy:
        changes.length > 0
          ? { kind: 'change', text: remedyFor(sight), changes }
          : { kind: 'advice', text: t`it is pushed once what stands in its way is gone` },
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
  if (engine?.kind === 'unreachable') return 'docker-not-running';
  const [first] = [dockerCliMissing, testBuildNotReady, testBuildNotCertain].flatMap((check) =>
    check.find(sight),
  );
  return first?.check;
}

function remedyFor({ commands }: ProveSight): string {
  if (!commands) return t`build it here and push it as a test`;
  if (commands.unfinished) return t`watch the build that was started before to its end`;
  return commands.where === 'codebuild'
    ? t`let CodeBuild build it and push it as a test`
    : t`run the buildspec’s commands here and push it as a test`;
}

function wordsFor({ proof, served, registry, repository, fingerprint }: ProveSight) {
  if (!proof) {
    return {
      toDo: true,
      what: t`no push to ${registry}/${repository} was proven yet`,
      why: t`only the registry knows whether a push arrived; it is asked for the digest`,
    };
  }
  if (proof.fingerprint !== fingerprint) {
    return {
      toDo: true,
      what: t`the source has changed since the last proven push`,
      why: t`the proof of ${proof.at} was of another source`,
    };
  }
  if (served?.kind === 'served') {
    return {
      what: t`${registry} serves ${served.digest} where ${proof.digest} was proven`,
      why: t`something else pushed the tag since`,
    };
  }
  return {
    what: t`${registry} no longer confirms ${proof.image}`,
    why:
      served?.kind === 'absent' ? t`it serves no such tag` : (served?.said ?? t`it was not asked`),
  };
}

function changesFor(sight: ProveSight): Change[] {
  const { credential, fingerprint, commands } = sight;
  const stored = 'seen' in credential ? credential.seen : undefined;
  if (!fingerprint || !stored) return [];
  if (commands) return commandsChanges(sight, commands, fingerprint, stored);
  return sight.engine?.kind === 'ready' ? [pushChange(sight, fingerprint, stored)] : [];
}

function pushChange(
  { registry, repository, build }: ProveSight,
  fingerprint: string,
  credential: StoredCredential,
): PushImage {
  const tag = tagOf(fingerprint);
  return {
    kind: 'push-image',
    image: `${registry}/${repository}:${tag}`,
    registry,
    repository,
    tag,
    ...build,
    credential,
    fingerprint,
  };
}

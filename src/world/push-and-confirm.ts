import { t } from '../language.ts';
import type { PushImage, PushOutcome, Tell } from '../types.ts';
import type { openDocker } from './docker.ts';
import type { Registry } from './prove-push.ts';

/** Builds and pushes, asks the registry what it serves, and keeps the proof when both digests agree. */
export async function pushAndConfirm(
  change: PushImage,
  tell: Tell,
  docker: ReturnType<typeof openDocker>,
  { ask, keep }: Registry,
): Promise<PushOutcome> {
  const { registry, repository, tag, image, credential, fingerprint } = change;
  const pushed = await docker.buildAndPush(change, tell);
  if (pushed.kind === 'failed') return { ...pushed, kind: 'build-failed' };
  if (pushed.kind !== 'pushed') return pushed;
  tell({ text: t`asking ${registry} which digest it serves` });
  const served = await ask({ registry, repository, reference: tag }, credential);
  if (served.kind === 'unknown' || served.kind === 'refused') {
    return { kind: 'unknown', said: served.said };
  }
  if (pushed.digest === undefined) {
    return { kind: 'unknown', said: t`the engine did not say which digest it pushed` };
  }
  const { digest } = pushed;
  if (served.kind === 'absent') return { kind: 'not-served', digest };
  if (served.digest !== digest) return { kind: 'not-served', digest, served: served.digest };
  const at = new Date().toISOString();
  await keep(registry, repository, { image, digest, fingerprint, where: 'local', at });
  return { kind: 'pushed', digest };
}

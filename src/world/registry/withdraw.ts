import type { Credential, WithdrawAnswer } from './answers.ts';
import { digestIn } from './digest.ts';
import { Outcome, settled } from './outcome.ts';
import type { Bounds, Reply } from './request.ts';
import { openSession, type Session } from './session.ts';
import { tagsOf } from './tags.ts';
import { verdict } from './verdict.ts';
import { errorCodes } from './words.ts';

/**
 * Takes a tag, or a manifest by digest, out of a repository. A registry that cannot delete a tag
 * alone is asked to delete its manifest, which takes every tag on it along (OCI distribution
 * specification 1.1, Deleting tags and manifests): so only after each other tag was seen to stand
 * on another digest.
 */
export function withdrawTag(
  registry: string,
  repository: string,
  reference: string,
  credential: Credential,
  bounds: Bounds,
): Promise<WithdrawAnswer> {
  return settled(async () => {
    const target = { registry, repository, actions: 'pull,delete', credential };
    const session = openSession(target, bounds);
    const served = await digestIn(session, repository, reference);
    if (served.kind !== 'served') return served;
    const { digest } = served;
    if (reference !== digest) {
      const answer = await remove(session, repository, reference);
      if (answer.kind !== 'unsupported') return answer;
    }
    const tags = await othersOn(session, repository, digest, reference);
    return tags.length > 0 ? { kind: 'shared', tags } : remove(session, repository, digest);
  });
}

async function remove(
  session: Session,
  repository: string,
  reference: string,
): Promise<WithdrawAnswer> {
  const path = `/v2/${repository}/manifests/${encodeURIComponent(reference)}`;
  const reply = await session.ask('DELETE', path);
  if (reply.status >= 200 && reply.status < 300) return { kind: 'withdrawn' };
  return isUnsupported(reply)
    ? { kind: 'unsupported', said: session.said(reply) }
    : verdict(session, reply);
}

function isUnsupported({ status, body }: Reply): boolean {
  return status === 405 || status === 400 || errorCodes(body.toString()).includes('UNSUPPORTED');
}

/** The other tags that stand on a digest. @throws Outcome when one of them cannot be told */
async function othersOn(
  session: Session,
  repository: string,
  digest: string,
  reference: string,
): Promise<string[]> {
  const others = (await tagsOf(session, repository)).filter((tag) => tag !== reference);
  const shared: string[] = [];
  for (const tag of others) {
    const served = await digestIn(session, repository, tag);
    if (served.kind === 'refused' || served.kind === 'unknown') throw new Outcome(served);
    if (served.kind === 'served' && served.digest === digest) shared.push(tag);
  }
  return shared;
}

import { createHash } from 'node:crypto';
import { digestProblem } from '../../image/reference-parts.ts';
import { t } from '../../language.ts';
import type { Credential, DigestAnswer } from './answers.ts';
import { settled, unknown } from './outcome.ts';
import type { Bounds, Reply } from './request.ts';
import { openSession, type Session } from './session.ts';
import { isFromRegistry, verdict } from './verdict.ts';

/**
 * All types of manifest there are. A registry asked for fewer answers 404, or with the digest of
 * another manifest (Distribution, registry API, Pulling an image manifest).
 */
const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/**
 * Asks a registry which digest it serves under a tag or digest. It is asked by HEAD, which counts
 * against no pull limit; where that gives no digest, the manifest is fetched and hashed.
 */
export function servedDigest(
  registry: string,
  repository: string,
  reference: string,
  credential: Credential | undefined,
  bounds: Bounds,
): Promise<DigestAnswer> {
  return settled(async () => {
    const target = { registry, repository, actions: 'pull', credential };
    return digestIn(openSession(target, bounds), repository, reference);
  });
}

/** The same within a session that stands. @throws Outcome when it cannot be told */
export async function digestIn(
  session: Session,
  repository: string,
  reference: string,
): Promise<DigestAnswer> {
  const ask = (method: 'HEAD' | 'GET') => {
    const path = `/v2/${repository}/manifests/${encodeURIComponent(reference)}`;
    return session.ask(method, path, { accept: manifestTypes.join(', ') });
  };
  const head = await ask('HEAD');
  const named = head.headers.get('docker-content-digest') ?? '';
  const reply = head.status === 200 && digestProblem(named) !== undefined ? await ask('GET') : head;
  if (reply.status === 404 && (await isFromRegistry(session, reply))) return { kind: 'absent' };
  const mediaType = reply.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  if (reply.status !== 200 || !/^application\/vnd\.(?:oci|docker)\./.test(mediaType)) {
    return verdict(session, reply);
  }
  const digest = reply === head ? named : hashOf(reply);
  if (reference.includes(':') && reference !== digest) {
    throw unknown('server-error', t`asked for ${reference}, the registry serves ${digest}`);
  }
  const size = reply === head ? lengthOf(reply) : reply.body.length;
  return { kind: 'served', digest, mediaType, ...(size !== undefined && { size }) };
}

function hashOf({ body }: Reply): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

function lengthOf({ headers }: Reply): number | undefined {
  const length = headers.get('content-length');
  return length === null ? undefined : Number(length);
}

import type { Credential, PushAnswer } from './answers.ts';
import { settled } from './outcome.ts';
import type { Bounds } from './request.ts';
import { openSession } from './session.ts';
import { verdict } from './verdict.ts';

/**
 * Asks a registry whether a credential may push to a repository. A login proves nothing about that,
 * and a token is given even where it does not allow to push; so an upload is asked for, and
 * withdrawn as soon as it is granted (OCI distribution specification 1.1, Pushing blobs).
 */
export function mayPush(
  registry: string,
  repository: string,
  credential: Credential,
  bounds: Bounds,
): Promise<PushAnswer> {
  return settled(async () => {
    const target = { registry, repository, actions: 'pull,push', credential };
    const session = openSession(target, bounds);
    const reply = await session.ask('POST', `/v2/${repository}/blobs/uploads/`);
    const location = reply.headers.get('location');
    if (reply.status !== 202 || location === null) return verdict(session, reply);
    // An upload that is not withdrawn expires by itself, so how this ends changes nothing.
    await settled(() => session.ask('DELETE', new URL(location, reply.url).href));
    return { kind: 'granted' };
  });
}

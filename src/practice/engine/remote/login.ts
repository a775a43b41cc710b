import { Refusal } from '../refusal.ts';
import { credentialOf } from './credential.ts';
import type { Reach } from './reach.ts';
import { RegistrySession } from './registry-session.ts';
import { registryRefusal } from './registry-words.ts';

/**
 * Tries a user name and password at their registry, as `docker login` asks for. It says nothing of
 * what they may do there.
 * @param body with `username`, `password` and `serveraddress`
 * @throws Refusal 401 in the registry's words when it does not take them
 */
export async function login(body: unknown, reach: Reach, signal: AbortSignal): Promise<void> {
  const credential = credentialOf(body);
  const { serveraddress } = { ...(body as Record<string, unknown>) };
  const registry = hostOf(String(serveraddress ?? ''));
  const conversation = { registry, scope: '', credential, reach, signal };
  try {
    const session = await RegistrySession.open(conversation);
    const answer = await session.request('/v2/');
    if (!answer.ok) throw await registryRefusal(answer);
    await answer.body?.cancel();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 401) throw error;
    throw new Refusal(401, `Get ${JSON.stringify(`http://${registry}/v2/`)}: ${error.message}`);
  }
}

/** The host of an address as it is kept in a client's configuration. */
function hostOf(address: string): string {
  const host = address.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return host === '' || host === 'index.docker.io' ? 'docker.io' : host;
}

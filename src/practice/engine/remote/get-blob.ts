import { Refusal } from '../refusal.ts';
import type { RegistrySession } from './registry-session.ts';
import { registryRefusal } from './registry-words.ts';

/**
 * Asks for a blob.
 * @throws Refusal in the registry's words when it is not served
 */
export async function getBlob(
  session: RegistrySession,
  repository: string,
  digest: string,
): Promise<Response> {
  const answer = await session.request(`/v2/${repository}/blobs/${digest}`);
  if (!answer.ok) throw await registryRefusal(answer);
  return answer;
}

/** What Docker says when what came is not what was asked for. */
export function unverified(digest: string): Refusal {
  return new Refusal(500, `filesystem layer verification failed for digest ${digest}`);
}

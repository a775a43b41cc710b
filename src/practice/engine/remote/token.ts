import { Refusal } from '../refusal.ts';
import type { Challenge } from './challenge.ts';
import type { Credential } from './credential.ts';
import { checkReach, type Reach } from './reach.ts';
import { registryRefusal } from './registry-words.ts';
import { send } from './send.ts';

/** A bearer token. */
export interface Token {
  token: string;
  /** When to get another, in milliseconds since 1970. */
  validUntil: number;
}

/** Seconds that a token lasts where its server does not say. */
const usualLife = 60;

/** The value of an `Authorization` header for a user name and password (RFC 7617). */
export function basicAuthorization({ username, password }: Credential): string {
  return `Basic ${Buffer.from(`${username}:${password.reveal()}`).toString('base64')}`;
}

/**
 * Gets a token from the server that a challenge names. It may allow less than the scope asks for:
 * the server grants what it can and says nothing of the rest (Distribution, Token Authentication
 * Specification).
 * @throws Refusal in Docker's words when the credential is refused or the server is out of reach
 */
export async function bearerToken(
  challenge: Challenge,
  scope: string,
  credential: Credential | undefined,
  reach: Reach,
  signal: AbortSignal,
): Promise<Token> {
  const realm = challenge.parameters.get('realm') ?? '';
  if (!URL.canParse(realm)) throw new Refusal(500, 'the registry names no token server');
  const url = new URL(realm);
  checkReach(reach, url.host);
  const service = challenge.parameters.get('service');
  if (service !== undefined) url.searchParams.set('service', service);
  if (scope !== '') url.searchParams.set('scope', scope);
  if (credential !== undefined) url.searchParams.set('account', credential.username);
  const headers = credential && { Authorization: basicAuthorization(credential) };
  const answer = await send(url, { ...(headers && { headers }) }, signal);
  if (!answer.ok) throw await registryRefusal(answer);
  const body: unknown = await answer.json();
  const fields = { ...(typeof body === 'object' ? body : {}) } as Record<string, unknown>;
  const token = fields['token'] ?? fields['access_token'];
  if (typeof token !== 'string') {
    throw new Refusal(500, 'authorization server did not include a token in the response');
  }
  const life = Number(fields['expires_in'] ?? usualLife) || usualLife;
  return { token, validUntil: Date.now() + life * 1000 * 0.9 };
}

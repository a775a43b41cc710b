import * as z from 'zod/mini';
import { t } from '../../language.ts';
import type { Credential } from './answers.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import { Outcome, troubleOf, unknown } from './outcome.ts';
import { realmProblem } from './realm.ts';
import { type Bounds, type Reply, send } from './request.ts';
import { wordsOf } from './words.ts';

/** Either name is in use for the same. */
const tokenAnswer = z.object({
  token: z.optional(z.string()),
  access_token: z.optional(z.string()),
});

/** Who asks a registry for what. */
export interface Asker {
  /** The registry's API. */
  base: URL;
  /** `repository:alice/app:pull,push`. */
  scope: string;
  credential: Credential | undefined;
  bounds: Bounds;
}

/** What to show with each request, and how it was come by. */
export interface Authorization {
  scheme: 'basic' | 'bearer';
  header: string;
}

/**
 * Answers a registry's challenge: with a token from its realm, else with user name and password
 * (Distribution, Token authentication specification; RFC 7617). Undefined where the challenge
 * cannot be answered.
 * @throws Outcome when the realm may not be asked, or gives no token
 */
export async function authorize(header: string, asker: Asker): Promise<Authorization | undefined> {
  const challenges = parseChallenges(header);
  const bearer = challenges.find(({ scheme }) => scheme === 'bearer');
  if (bearer !== undefined) return { scheme: 'bearer', header: await tokenFrom(bearer, asker) };
  const { credential } = asker;
  const basic = challenges.some(({ scheme }) => scheme === 'basic');
  return basic && credential ? { scheme: 'basic', header: basicHeader(credential) } : undefined;
}

/** The texts that give a credential away, to be kept out of what is said. */
export function secretsOf(credential: Credential | undefined): string[] {
  if (credential === undefined) return [];
  return [credential.password.reveal(), basicHeader(credential).replace('Basic ', '')];
}

async function tokenFrom({ parameters }: Challenge, asker: Asker): Promise<string> {
  const realm = parameters.get('realm') ?? '';
  const problem = realmProblem(realm, asker.base);
  if (problem !== undefined) throw unknown('untrusted', problem);
  const url = new URL(realm);
  const service = parameters.get('service');
  if (service !== undefined) url.searchParams.append('service', service);
  const bare = new URL(url);
  url.searchParams.append('scope', asker.scope);

  const reply = await askToken(url, asker);
  if (reply.status === 200) return `Bearer ${tokenIn(reply, asker)}`;
  // Some realms refuse a scope with 403 instead of leaving it out, and others a wrong password:
  // a token for nothing tells the two apart.
  const takes = reply.status === 403 && (await askToken(bare, asker)).status === 200;
  throw noToken(reply, takes ? 'scope' : 'credentials', asker);
}

function askToken(url: URL, { credential, bounds }: Asker): Promise<Reply> {
  const headers = credential && { authorization: basicHeader(credential) };
  return send({ method: 'GET', url, ...(headers && { headers }) }, bounds);
}

function tokenIn({ body, url }: Reply, asker: Asker): string {
  const { token, access_token } = readToken(body.toString());
  const found = token ?? access_token ?? '';
  if (/^[!-~]+$/.test(found)) return found;
  throw unknown('server-error', t`${url.host} gave no token for ${asker.base.host}`);
}

function readToken(text: string): z.infer<typeof tokenAnswer> {
  try {
    return z.safeParse(tokenAnswer, JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

function noToken(reply: Reply, reason: 'scope' | 'credentials', { credential }: Asker): Outcome {
  const { status } = reply;
  const said = wordsOf(status, reply.body.toString(), secretsOf(credential));
  const trouble = troubleOf(status, said);
  if (trouble !== undefined) return new Outcome(trouble);
  if (status !== 401 && status !== 403) return unknown('not-a-registry', said);
  return new Outcome({ kind: 'refused', reason, said, status });
}

function basicHeader({ username, password }: Credential): string {
  return `Basic ${Buffer.from(`${username}:${password.reveal()}`).toString('base64')}`;
}

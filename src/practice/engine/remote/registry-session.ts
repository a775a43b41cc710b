import { Refusal } from '../refusal.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import type { Credential } from './credential.ts';
import { checkReach, type Reach } from './reach.ts';
import { registryRefusal } from './registry-words.ts';
import { type Sending, send } from './send.ts';
import { basicAuthorization, bearerToken } from './token.ts';

/** Which registry is spoken to, for what, and as whom. */
export interface Conversation {
  /** `host:port`. */
  registry: string;
  /** E.g. `repository:alice/app:pull,push`; empty to ask for nothing in particular. */
  scope: string;
  credential: Credential | undefined;
  reach: Reach;
  /** Ends every request under way. */
  signal: AbortSignal;
}

const mostRedirects = 5;

/** Requests to one registry, with the authorization that it asks for. */
export class RegistrySession {
  readonly #conversation: Conversation;
  readonly #challenge: Challenge | undefined;
  #authorization: string | undefined;
  /** When the authorization ends, in milliseconds since 1970. */
  #validUntil = 0;

  private constructor(conversation: Conversation, challenge: Challenge | undefined) {
    this.#conversation = conversation;
    this.#challenge = challenge;
  }

  /**
   * Asks the registry how it wants to be spoken to.
   * @throws Refusal in Docker's words when it is out of reach or is no registry
   */
  static async open(conversation: Conversation): Promise<RegistrySession> {
    checkReach(conversation.reach, conversation.registry);
    const url = new URL(`http://${conversation.registry}/v2/`);
    const answer = await send(url, {}, conversation.signal);
    if (answer.status !== 401) {
      if (!answer.ok) throw await registryRefusal(answer);
      await answer.body?.cancel();
      return new RegistrySession(conversation, undefined);
    }
    const offered = parseChallenges(answer.headers.get('www-authenticate') ?? '');
    const known = offered.find(({ scheme }) => scheme === 'bearer' || scheme === 'basic');
    if (known === undefined) throw await registryRefusal(answer);
    await answer.body?.cancel();
    return new RegistrySession(conversation, known);
  }

  /**
   * Sends a request to an address of the registry. Only GET and HEAD follow redirects, and another
   * host gets no authorization.
   * @param address a path, or an address that the registry itself gave
   * @throws Refusal in Docker's words when no answer comes or authorization is not to be had
   */
  async request(address: string, sending: Sending = {}): Promise<Response> {
    const { method = 'GET', headers, body } = sending;
    const { registry, reach, signal } = this.#conversation;
    const home = new URL(`http://${registry}/`);
    let url = new URL(address, home);
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      checkReach(reach, url.host);
      const authorization = url.host === home.host ? await this.#authorize() : undefined;
      const sent = { ...headers, ...(authorization && { Authorization: authorization }) };
      const answer = await send(url, { method, headers: sent, ...(body && { body }) }, signal);
      const location = answer.headers.get('location');
      const moved = answer.status >= 300 && answer.status < 400 && location !== null;
      if (!moved || !['GET', 'HEAD'].includes(method)) return answer;
      await answer.body?.cancel();
      url = new URL(location, url);
    }
    throw new Refusal(
      500,
      `Get ${JSON.stringify(url.href)}: stopped after ${mostRedirects} redirects`,
    );
  }

  async #authorize(): Promise<string | undefined> {
    const { credential, scope, reach, signal } = this.#conversation;
    if (this.#challenge === undefined) return undefined;
    if (this.#authorization !== undefined && Date.now() < this.#validUntil) {
      return this.#authorization;
    }
    if (this.#challenge.scheme === 'basic') {
      if (credential === undefined) throw new Refusal(401, 'no basic auth credentials');
      this.#authorization = basicAuthorization(credential);
      this.#validUntil = Number.POSITIVE_INFINITY;
    } else {
      const issued = await bearerToken(this.#challenge, scope, credential, reach, signal);
      this.#authorization = `Bearer ${issued.token}`;
      this.#validUntil = issued.validUntil;
    }
    return this.#authorization;
  }
}

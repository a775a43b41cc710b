import { repositoryProblem } from '../../image/reference-parts.ts';
import { apiHost, isLoopback, registryProblem } from '../../image/registry-address.ts';
import type { Credential } from './answers.ts';
import { type Authorization, authorize, secretsOf } from './authorize.ts';
import { unknown } from './outcome.ts';
import { type Bounds, type Reply, type Request, send } from './request.ts';
import { wordsOf } from './words.ts';

/** One repository of one registry, and what is to be done with it. */
export interface Target {
  /** `host[:port]`, as in a reference. */
  registry: string;
  repository: string;
  /** For the token's scope: `pull`, `pull,push`, `pull,delete`. */
  actions: string;
  credential: Credential | undefined;
}

/** A conversation with a registry: challenges are answered once, and the answer kept. */
export interface Session {
  /** The registry's API. */
  base: URL;
  /** How the registry knows who asks; undefined when nothing was shown to it. */
  shown(): Authorization['scheme'] | undefined;
  /** Sends a request to a path of the registry, or to an address in its answer to another. */
  ask(method: Request['method'], to: string, headers?: Record<string, string>): Promise<Reply>;
  /** The registry's own words in a reply. */
  said(reply: Reply): string;
}

/**
 * Begins a conversation. Nothing is sent yet. Plain HTTP is spoken to a registry on loopback only,
 * as the Docker Engine does.
 * @throws Outcome when the names cannot be those of a registry and a repository
 */
export function openSession(target: Target, bounds: Bounds): Session {
  const { registry, repository, actions, credential } = target;
  const problem = registryProblem(registry) ?? repositoryProblem(repository);
  if (problem !== undefined) throw unknown('bad-name', problem);
  const base = new URL(`${isLoopback(registry) ? 'http' : 'https'}://${apiHost(registry)}`);
  const scope = `repository:${repository}:${actions}`;
  let authorization: Authorization | undefined;

  return {
    base,
    shown: () => authorization?.scheme,
    said: ({ status, body }) => wordsOf(status, body.toString(), secretsOf(credential)),
    async ask(method, to, headers = {}) {
      const url = new URL(to, base);
      const ours = url.origin === base.origin;
      const attempt = () => {
        const shown = ours && authorization && { authorization: authorization.header };
        return send({ method, url, headers: { ...headers, ...shown } }, bounds);
      };
      const reply = await attempt();
      const challenge = reply.headers.get('www-authenticate');
      const answerable = reply.status === 401 && reply.url.origin === base.origin;
      if (!answerable || challenge === null || authorization !== undefined) return reply;
      authorization = await authorize(challenge, { base, scope, credential, bounds });
      return authorization === undefined ? reply : attempt();
    },
  };
}

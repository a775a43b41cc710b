import { dockerHub } from '../../image/registry-address.ts';
import type { Secret } from '../../secret.ts';

/** A login at one registry. */
export interface RegistryCredential {
  /** `host[:port]`; Docker Hub is docker.io. */
  registry: string;
  username: string;
  password: Secret;
}

/** A login as the engine takes it with a push. */
export interface PushCredential {
  username: string;
  password: Secret;
  /** The registry's host; Docker Hub's is `https://index.docker.io/v1/`. */
  serveraddress: string;
}

/** The name under which docker keeps Docker Hub's login (Docker CLI, IndexServer). */
export const hubLogin = 'https://index.docker.io/v1/';

const hubNames: ReadonlySet<string> = new Set([
  dockerHub,
  'index.docker.io',
  'registry-1.docker.io',
  hubLogin,
]);

/** The login for the registry that asks, and none for any other. */
export function credentialFor(
  credentials: readonly RegistryCredential[],
  host: string,
): RegistryCredential | undefined {
  return credentials.find(({ registry }) => nameOf(registry) === nameOf(host));
}

function nameOf(registry: string): string {
  return hubNames.has(registry) ? dockerHub : registry;
}

/**
 * The text of `X-Registry-Config`, with which the classic builder pulls: logins by registry, of
 * which the engine sends each to its own host only. Undefined where there is none.
 */
export function registryConfig(credentials: readonly RegistryCredential[]): string | undefined {
  if (credentials.length === 0) return undefined;
  return encoded(
    Object.fromEntries(
      credentials.map(({ registry, username, password }) => [
        hubNames.has(registry) ? hubLogin : registry,
        { username, password: password.reveal() },
      ]),
    ),
  );
}

/** The text of `X-Registry-Auth`. */
export function registryAuth({ username, password, serveraddress }: PushCredential): string {
  return encoded({ username, password: password.reveal(), serveraddress });
}

/**
 * As the engine decodes it: base64 for URLs with its padding. Unpadded text is taken for no login at
 * all (Docker Engine API, Authentication).
 */
function encoded(value: object): string {
  const base64 = Buffer.from(JSON.stringify(value)).toString('base64');
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}

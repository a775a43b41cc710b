import { t } from '../language.ts';

/** The host part of Docker Hub's references: the one address that serves both login and tag. */
export const dockerHub = 'docker.io';

const websiteOfHub = (host: string) =>
  t`${host} is Docker Hub's website: the registry address is ${dockerHub}`;
const websiteOfDocker = (host: string) =>
  t`${host} is Docker's website: the registry address is ${dockerHub}`;

/** Hosts that people copy from Docker's pages and files, and what each really is. */
const hubHosts: ReadonlyMap<string, (host: string) => string> = new Map([
  ['hub.docker.com', websiteOfHub],
  ['registry.hub.docker.com', websiteOfHub],
  ['www.docker.com', websiteOfDocker],
  ['docker.com', websiteOfDocker],
  [
    'index.docker.io',
    (host) =>
      t`${host} is the name under which docker keeps the login: the registry address is ${dockerHub}`,
  ],
  [
    'registry-1.docker.io',
    (host) =>
      t`${host} is the server behind Docker Hub's address: the registry address is ${dockerHub}`,
  ],
  [
    'registry.docker.io',
    (host) =>
      t`${host} is the service named in Docker Hub's tokens: the registry address is ${dockerHub}`,
  ],
  [
    'auth.docker.io',
    (host) => t`${host} is where Docker Hub gives out tokens: the registry address is ${dockerHub}`,
  ],
]);

const scheme = /^[a-z][a-z0-9+.-]*:\/+/i;
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const host = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[0-9A-Fa-f:]+\\])$`);

/**
 * Why a text cannot be the address of a registry in an image reference, as a sentence that holds
 * the right value where there is one; undefined when it can. The address is `host[:port]`, without
 * scheme and path (distribution/reference, grammar; docker login).
 */
export function registryProblem(text: string): string | undefined {
  if (text === '') return t`a registry address is needed, for example docker.io`;
  if (/\s/.test(text)) return t`a registry address has no spaces and no line ends`;
  if (/[^!-~]/.test(text)) return t`a registry address is a host such as docker.io`;
  const address = hostOf(text);
  const hub = hubHosts.get(address);
  if (hub !== undefined) return hub(address);
  return hostProblem(address) ?? (text === address ? undefined : difference(text, address));
}

/** The bare address that a text means, without scheme, user, path and white space. */
export function registryIn(text: string): string {
  const address = hostOf(text.trim());
  return hubHosts.has(address) ? dockerHub : address;
}

/**
 * True when the first part of a reference is a registry and not the first part of a repository: it
 * has a dot or a port, or is localhost (distribution/reference, normalize.go).
 */
export function readsAsRegistry(part: string): boolean {
  return /[.:]/.test(part) || part === 'localhost';
}

/**
 * The host that answers a registry's API: Docker Hub's is registry-1.docker.io, every other
 * registry's is its own (Docker Hub, registry API reference).
 */
export function apiHost(registry: string): string {
  return registry === dockerHub ? 'registry-1.docker.io' : registry;
}

/**
 * True for an address on this machine: 127.0.0.0/8, ::1 and localhost, with or without a port. To
 * these alone the Docker Engine speaks plain HTTP unasked (dockerd, insecure registries).
 */
export function isLoopback(registry: string): boolean {
  const name = registry.toLowerCase().replace(/:\d+$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}

function hostOf(text: string): string {
  const bare = text.replace(scheme, '').replace(/^[^/]*@/, '');
  return (bare.split('/')[0] ?? '').toLowerCase().replace(/\.$/, '');
}

function hostProblem(address: string): string | undefined {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(address) ?? [];
  if (!host.test(name)) return t`"${address}" is not a host such as docker.io`;
  if (port !== undefined && !isPort(port)) return t`a port is a number from 1 to 65535`;
  if (!readsAsRegistry(address)) {
    return t`"${address}" would read as a user on docker.io: a registry has a dot or a port`;
  }
  return undefined;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}

function difference(text: string, address: string): string {
  const write = t`write ${address}`;
  if (scheme.test(text)) return t`a registry address has no scheme such as https://: ${write}`;
  if (/^[^/]*@/.test(text)) return t`a registry address has no user name: ${write}`;
  if (/\/./.test(text)) return t`a registry address has no path: ${write}`;
  if (text.endsWith('/')) return t`a registry address does not end with a slash: ${write}`;
  if (text.endsWith('.')) return t`a registry address does not end with a dot: ${write}`;
  return t`a registry address is in lower case: ${write}`;
}

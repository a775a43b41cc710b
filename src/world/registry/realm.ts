import { isLoopback } from '../../image/registry-address.ts';
import { t } from '../../language.ts';

/** Realms elsewhere that belong to a registry (Docker Hub, registry API reference). */
const knownRealms: ReadonlyMap<string, string> = new Map([
  ['registry-1.docker.io', 'auth.docker.io'],
]);

/** Domains under which every customer has a host: there a neighbour is a stranger. */
const sharedDomains = ['azurecr.io', 'pkg.dev', 'jfrog.io'];

/**
 * Why the password may not go to the realm that a registry's challenge names, as a sentence;
 * undefined when it may. The realm must speak HTTPS and be at home with the registry: the same
 * host, one below it, or one in its own domain. For a registry on loopback it is on loopback too,
 * and may speak plain HTTP.
 */
export function realmProblem(realm: string, registry: URL): string | undefined {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  if (url === undefined) return t`the registry names no place that gives out tokens`;
  const loopback = isLoopback(registry.host);
  if (url.protocol !== 'https:' && !(loopback && url.protocol === 'http:')) {
    return t`the registry wants the password sent to ${url.host} without TLS`;
  }
  const home = loopback ? isLoopback(url.host) : atHome(url.hostname, registry.hostname);
  return home
    ? undefined
    : t`the registry wants the password sent to ${url.host}, not its own host`;
}

function atHome(realm: string, registry: string): boolean {
  if (realm === registry || realm.endsWith(`.${registry}`)) return true;
  if (knownRealms.get(registry) === realm) return true;
  const domain = domainOf(registry);
  return domain !== undefined && (realm === domain || realm.endsWith(`.${domain}`));
}

/** What is left of a host without its first label, where that is somebody's own and no suffix. */
function domainOf(host: string): string | undefined {
  if (/^[\d.]+$|^\[/.test(host)) return undefined;
  const labels = host.split('.').slice(1);
  const [name = '', top = ''] = labels.slice(-2);
  // `co.uk` and the like are nobody's own domain.
  const own = top.length === 2 && name.length <= 3 ? 3 : 2;
  const domain = labels.join('.');
  return labels.length < own || sharedDomains.includes(domain) ? undefined : domain;
}

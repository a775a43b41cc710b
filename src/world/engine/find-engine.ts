import { join } from 'node:path';
import type { Unreachable } from './answers.ts';
import { contextAddress, currentContext } from './docker-contexts.ts';
import { defaultSockets, firstAnswering } from './sockets.ts';

/** What the search reads of the process and the machine. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  home: string;
  platform: NodeJS.Platform;
}

/** Files of a TLS client; without `verify` the engine's certificate is taken as it is. */
export interface TlsFiles {
  ca?: string;
  cert?: string;
  key?: string;
  verify: boolean;
}

/** Where an engine is, and what said so. */
export interface EngineAddress {
  /** `unix://`, `npipe://`, `tcp://`, `http://`, `https://` or `ssh://`. */
  host: string;
  from: 'DOCKER_HOST' | 'DOCKER_CONTEXT' | 'config.json' | 'socket';
  tls?: TlsFiles;
}

/**
 * The address of the engine that the docker command would use here: `DOCKER_HOST`, else the context
 * that `DOCKER_CONTEXT` or `config.json` names, else the first of the usual sockets that answers
 * (Docker CLI reference, Environment variables; docker context). Nothing is started or changed.
 */
export async function findEngine(surroundings: Surroundings): Promise<EngineAddress | Unreachable> {
  const { env, home } = surroundings;
  const configFolder = env['DOCKER_CONFIG'] || join(home, '.docker');
  const host = env['DOCKER_HOST'];
  if (host) return { host: withScheme(host), from: 'DOCKER_HOST', ...tlsOf(env, configFolder) };
  const named = env['DOCKER_CONTEXT'];
  const context = named || (await currentContext(configFolder));
  if (context && context !== 'default') {
    return contextAddress(configFolder, context, named ? 'DOCKER_CONTEXT' : 'config.json');
  }
  return firstAnswering(defaultSockets(surroundings));
}

function withScheme(host: string): string {
  return /^[a-z]+:\/\//.test(host) ? host : `tcp://${host}`;
}

function tlsOf(env: Surroundings['env'], configFolder: string): { tls?: TlsFiles } {
  // any text that is not empty counts as yes, as it does for the docker command
  const verify = Boolean(env['DOCKER_TLS_VERIFY']);
  if (!verify && !env['DOCKER_TLS']) return {};
  const folder = env['DOCKER_CERT_PATH'] || configFolder;
  const file = (name: string) => join(folder, name);
  return { tls: { ca: file('ca.pem'), cert: file('cert.pem'), key: file('key.pem'), verify } };
}

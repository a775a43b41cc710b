import type Dockerode from 'dockerode';
import { plainText } from '../../plain-text.ts';
import type { Builder } from './answers.ts';
import { dialStream } from './dial.ts';

/** What the headers of `/_ping` say. */
export interface Ping {
  apiVersion: string;
  builder: Builder;
  os: string;
  podman: boolean;
}

/** Asks an engine for its first words (Docker Engine API, Ping). @throws what `outside` can read */
export async function ping(docker: Dockerode, signal: AbortSignal): Promise<Ping> {
  const answer = await dialStream(docker, { method: 'GET', path: '/_ping', signal });
  answer.resume();
  const header = (name: string) => plainText(String(answer.headers[name] ?? ''));
  const apiVersion = header('api-version') || oldest;
  const podman = header('libpod-api-version') !== '';
  const os = header('ostype') || 'linux';
  const mayHaveBuildkit = os === 'linux' && !podman;
  return {
    apiVersion,
    podman,
    os,
    builder: builderOf(header('builder-version'), apiVersion, mayHaveBuildkit),
  };
}

/** The oldest version that any engine in use speaks, for one that does not name its own. */
const oldest = '1.24';

/**
 * `Builder-Version: 2` recommends BuildKit. An engine from 18.09 to 20.10 has it and does not say so:
 * there it came with API version 1.39, on Linux only (Docker Engine API version history).
 */
function builderOf(named: string, apiVersion: string, mayHaveBuildkit: boolean): Builder {
  if (named !== '') return named === '2' ? 'buildkit' : 'classic';
  const [, minor = 0] = apiVersion.split('.').map(Number);
  return mayHaveBuildkit && minor >= 39 ? 'buildkit' : 'classic';
}

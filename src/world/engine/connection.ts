import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import type Dockerode from 'dockerode';
import { t } from '../../language.ts';
import { plainText } from '../../plain-text.ts';
import type { EngineAddress, TlsFiles } from './find-engine.ts';

/** An address of a form that no Docker client speaks, or that firstpush does not. */
export class UnusableAddress extends Error {
  readonly reason: 'ssh' | 'configuration';
  constructor(reason: 'ssh' | 'configuration', said: string) {
    super(said);
    this.name = 'UnusableAddress';
    this.reason = reason;
  }
}

/**
 * An address as dockerode's options. Every option that dockerode would take from the environment is
 * given here, if only as undefined: else `DOCKER_HOST` would win over the address.
 * @throws UnusableAddress where it cannot be one
 */
export async function connectionTo(address: EngineAddress): Promise<Dockerode.DockerOptions> {
  const nothing = { socketPath: undefined, host: undefined, port: undefined, timeout: undefined };
  const local = /^(?:unix|npipe):\/\/(.+)$/.exec(address.host)?.[1];
  if (local !== undefined) return { ...nothing, socketPath: local, protocol: 'http' };
  const url = remoteUrl(address.host);
  const secure = address.tls !== undefined || url.protocol === 'https:';
  const port = url.port || (secure ? usualPorts.secure : usualPorts.open);
  return {
    ...nothing,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    protocol: secure ? 'https' : 'http',
    ...(await tlsMaterial(address.tls)),
  };
}

/** The Docker Engine's registered ports (Docker documentation, Configure remote access). */
const usualPorts = { open: '2375', secure: '2376' };

function remoteUrl(host: string): URL {
  const scheme = /^([a-z]+):\/\//.exec(host)?.[1] ?? '';
  if (scheme === 'ssh') {
    throw new UnusableAddress(
      'ssh',
      t`the engine is at an ssh:// address, which firstpush does not speak: forward its socket with ssh -L and set DOCKER_HOST to it`,
    );
  }
  if (!['tcp', 'http', 'https'].includes(scheme) || !URL.canParse(host)) {
    throw new UnusableAddress('configuration', t`the engine has an address of no known form`);
  }
  return new URL(host);
}

async function tlsMaterial(tls: TlsFiles | undefined): Promise<Dockerode.DockerOptions> {
  if (tls === undefined) return { ca: undefined, cert: undefined, key: undefined };
  const read = async (path: string | undefined) => {
    if (path === undefined) return undefined;
    return readFile(path).catch(() => {
      throw new UnusableAddress('configuration', t`the TLS file ${plainText(path)} cannot be read`);
    });
  };
  const [ca, cert, key] = await Promise.all([read(tls.ca), read(tls.cert), read(tls.key)]);
  const agent = tls.verify ? {} : { agent: new Agent({ rejectUnauthorized: false }) };
  return { ca, cert, key, ...agent };
}

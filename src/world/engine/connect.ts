import type Dockerode from 'dockerode';
import * as z from 'zod/mini';
import { $ZodError } from 'zod/v4/core';
import { t } from '../../language.ts';
import { plainText } from '../../plain-text.ts';
import type { EngineFacts, Unreachable } from './answers.ts';
import { connectionTo, UnusableAddress } from './connection.ts';
import { dialJson } from './dial.ts';
import type { EngineAddress } from './find-engine.ts';
import { outside } from './outside.ts';
import { ping } from './ping.ts';

/** An engine that answers: what it is, and the line to it. */
export interface Engine {
  kind: 'ready';
  facts: EngineFacts;
  docker: Dockerode;
}

const versionAnswer = z.object({
  Version: z.string(),
  Os: z._default(z.string(), ''),
  Arch: z._default(z.string(), ''),
  Platform: z.optional(z.object({ Name: z.string() })),
  Components: z.optional(z.array(z.object({ Name: z.string() }))),
});

const patience = 10_000;

/**
 * Opens the line to an engine: asks who it is and speaks, from then on, the version of the Engine
 * API that it announces (Docker Engine API, Ping and Versioning). Aborting counts as no answer.
 */
export async function openEngine(
  address: EngineAddress,
  { signal = AbortSignal.timeout(patience) }: { signal?: AbortSignal } = {},
): Promise<Engine | Unreachable> {
  try {
    const connection = await connectionTo(address);
    const { default: Docker } = await import('dockerode');
    const { apiVersion, builder, podman, os } = await ping(new Docker(connection), signal);
    const docker = new Docker({ ...connection, version: `v${apiVersion}` });
    const asked = await dialJson(docker, { method: 'GET', path: '/version', signal });
    const version = z.parse(versionAnswer, asked);
    const facts = {
      name: plainText(nameOf(version)),
      version: plainText(version.Version),
      apiVersion,
      os: plainText(version.Os || os),
      arch: plainText(version.Arch),
      builder,
      podman,
      address: plainText(address.host),
    };
    return { kind: 'ready', facts, docker };
  } catch (error) {
    return { kind: 'unreachable', ...unreachable(error), address: plainText(address.host) };
  }
}

function nameOf({ Platform, Components }: z.infer<typeof versionAnswer>): string {
  const component = Components?.[0]?.Name;
  if (Platform?.Name) return Platform.Name;
  return component === undefined || component === 'Engine' ? 'Docker Engine' : component;
}

function unreachable(error: unknown): Pick<Unreachable, 'reason' | 'said'> {
  if (error instanceof UnusableAddress) return { reason: error.reason, said: error.message };
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) {
    return { reason: 'timeout', said: t`the engine did not answer` };
  }
  if (error instanceof $ZodError) {
    return { reason: 'other', said: t`what answers there is not a Docker Engine` };
  }
  const { said, code = '' } = outside(error);
  return { reason: reasonOf(code, said), said };
}

const reasons: Readonly<Record<string, Unreachable['reason']>> = {
  ENOENT: 'absent',
  ECONNREFUSED: 'not-running',
  EACCES: 'permission',
  EPERM: 'permission',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EHOSTUNREACH: 'unknown-host',
  ETIMEDOUT: 'timeout',
};

function reasonOf(code: string, said: string): Unreachable['reason'] {
  const tls = /CERT|TLS|SSL|SELF_SIGNED|EPROTO/.test(code) || /HTTP request to an HTTPS/.test(said);
  return reasons[code] ?? (tls ? 'tls' : 'other');
}

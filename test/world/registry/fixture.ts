import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { Secret } from '../../../src/secret.ts';
import type { Credential } from '../../../src/world/registry/answers.ts';
import type { Bounds } from '../../../src/world/registry/request.ts';
import { password } from '../../practice/registry/fixture.ts';

export const bounds: Bounds = { signal: new AbortController().signal, timeoutMs: 5000 };

export function as(username: string, text = password): Credential {
  return { username, password: new Secret(text) };
}

/** A server on loopback that is no practice registry; gives its `host:port`. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A host that nobody means to speak to: it says yes to everything, and keeps what it hears. */
export interface Elsewhere {
  /** `http://127.0.0.1:port`. */
  origin: string;
  /** Each request, its headers and its body in one text. */
  heard(): readonly string[];
  close(): Promise<void>;
}

export async function openElsewhere(): Promise<Elsewhere> {
  const heard: string[] = [];
  const server = createServer(async (incoming, response) => {
    const body = await buffer(incoming).catch(() => Buffer.alloc(0));
    const { method, url, headers } = incoming;
    heard.push(`${method} ${url}\n${JSON.stringify(headers)}\n${body.toString('latin1')}`);
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => heard,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

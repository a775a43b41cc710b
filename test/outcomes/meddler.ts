import { once, setMaxListeners } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  expired,
  garbage,
  gatewayError,
  type Instead,
  type Tongue,
  type Trouble,
  throttled,
} from './trouble.ts';

/** A request as it is named in the table of outcomes. */
export interface Named {
  /** `ssm:GetParameters`, `registry:POST blobs/uploads`, `engine:POST build`. */
  call: string;
  tongue: Tongue;
}

export type NameOf = (
  method: string,
  url: URL,
  headers: IncomingHttpHeaders,
  body: Buffer,
) => Named;

/** What goes wrong, and how often; each time where `times` is left out. */
export interface Rule {
  call: string;
  trouble: Trouble;
  times?: number;
}

/** Stands on loopback in front of a server, passes everything on, and lets one call go wrong. */
export interface Meddler {
  /** `127.0.0.1:port`. */
  host: string;
  /** Calls that came since the last `forget`, each once, in order. */
  calls(): readonly string[];
  forget(): void;
  /** Lets a call go wrong from now on; without a rule all go right. */
  meddle(rule?: Rule): void;
  /** How often the rule was followed. */
  followed(): number;
  close(): Promise<void>;
}

/**
 * Told of each call before it is passed on, and after the server has done it and before the answer
 * is given. What it throws breaks the connection.
 */
export type Watch = (call: string, when: 'before' | 'after') => Promise<void>;

/** Milliseconds that a slow answer takes longer. */
const slowness = 600;

/** Puts a meddler in front of `upstream`, `host:port`; a redirect leads to `elsewhere`, an origin. */
export async function openMeddler(
  upstream: string,
  nameOf: NameOf,
  elsewhere: string,
  watch: Watch = async () => {},
): Promise<Meddler> {
  const seen = new Set<string>();
  let rule: Rule | undefined;
  let followed = 0;
  const closing = new AbortController();
  // Each silent call waits for it.
  setMaxListeners(0, closing.signal);

  const server = createServer(async (incoming, response) => {
    const body = await buffer(incoming).catch(() => undefined);
    if (!body) return void response.destroy();
    const url = new URL(incoming.url ?? '/', `http://${upstream}`);
    const named = nameOf(incoming.method ?? '', url, incoming.headers, body);
    seen.add(named.call);
    const due = rule?.call === named.call && followed < (rule.times ?? Number.POSITIVE_INFINITY);
    if (due) followed += 1;
    const { call, tongue } = named;
    const host = hostOf(server.address());
    const exchange = { incoming, response, body, url, host, done: () => watch(call, 'after') };
    try {
      await watch(call, 'before');
      await (due && rule ? suffer(rule.trouble, tongue, exchange) : passOn(exchange));
    } catch {
      response.destroy();
    }
  });
  server.requestTimeout = 0;

  async function suffer(trouble: Trouble, tongue: Tongue, exchange: Exchange): Promise<void> {
    const { response, url } = exchange;
    switch (trouble) {
      case 'refused':
        return void response.destroy();
      case 'silent':
        return void (await once(closing.signal, 'abort'));
      case 'slow':
        await sleep(slowness);
        return passOn(exchange);
      case 'cut':
        return passOn(exchange, true);
      case 'garbage':
        return answer(response, garbage);
      case 'broken':
        return answer(response, gatewayError);
      case 'throttled':
        return answer(response, throttled(tongue) ?? gatewayError);
      case 'expired':
        return answer(response, expired(tongue) ?? gatewayError);
      case 'redirected': {
        const location = `${elsewhere}${url.pathname}${url.search}`;
        return answer(response, { status: 307, headers: { location }, body: '' });
      }
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: hostOf(server.address()),
    calls: () => [...seen],
    forget: () => seen.clear(),
    meddle(wanted) {
      rule = wanted;
      followed = 0;
    },
    followed: () => followed,
    async close() {
      closing.abort();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

interface Exchange {
  incoming: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
  url: URL;
  /** The meddler's own. */
  host: string;
  /** The server has done what it was asked. */
  done(): Promise<void>;
}

const hostOf = (address: unknown): string => `127.0.0.1:${(address as AddressInfo).port}`;

function answer(response: ServerResponse, { status, headers = {}, body }: Instead): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
  response.end(body);
}

/** Writes a part of an answer, with its head before the first. */
function write(
  response: ServerResponse,
  { statusCode = 502 }: IncomingMessage,
  headers: readonly (readonly [string, unknown])[],
  chunk: Buffer | undefined,
): void {
  if (!response.headersSent) {
    response.writeHead(statusCode, Object.fromEntries(headers) as Record<string, string>);
  }
  if (chunk) response.write(chunk);
}

/** Lets the server answer; of an answer that is cut only a part comes. */
async function passOn(exchange: Exchange, cut = false): Promise<void> {
  const { incoming, response, body, url, host, done } = exchange;
  const { 'transfer-encoding': _, ...headers } = incoming.headers;
  const out = request(url, {
    method: incoming.method,
    headers: { ...headers, 'content-length': String(body.length) },
    agent: false,
  });
  response.on('close', () => out.destroy());
  out.end(body);
  try {
    const [reply] = (await once(out, 'response')) as [IncomingMessage];
    // The server names itself, and what stands in front of it is to be named instead.
    const named = Object.entries(reply.headers).map(([name, value]) => {
      const pointing = name === 'location' || name === 'www-authenticate';
      return [name, pointing ? String(value).replaceAll(url.host, host) : value] as const;
    });
    if (!cut) {
      let last: Buffer | undefined;
      for await (const chunk of reply) {
        if (last) write(response, reply, named, last);
        last = chunk;
      }
      // The last of it is held back, so that nobody knows yet that it is done.
      await done();
      write(response, reply, named, last);
      return void response.end();
    }
    const whole = await buffer(reply);
    response.writeHead(reply.statusCode ?? 502, {
      ...Object.fromEntries(named),
      'content-length': String(whole.length + 1),
    });
    response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy());
  } catch {
    response.destroy();
  }
}

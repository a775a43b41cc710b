import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Reply, Request } from './call.ts';
import { RegistryError } from './registry-error.ts';

/**
 * Joins HTTP to what answers requests. Refusals are sent as the OCI distribution specification says
 * (Error codes); without a reply the connection is broken.
 */
export function exchange(
  answer: (request: Request) => Promise<Reply | undefined>,
): RequestListener {
  return async (incoming, outgoing) => {
    try {
      const reply = await answer(readRequest(incoming)).catch(refusal);
      if (reply === undefined) outgoing.destroy();
      else await send(reply, outgoing);
    } catch (error) {
      // A client that left gets no answer; anything else is told to the one who is still there.
      if (outgoing.destroyed || (incoming.destroyed && !incoming.complete)) outgoing.destroy();
      else await send(errorReply('UNKNOWN', 500, String(error)), outgoing);
    }
  };
}

function readRequest(incoming: IncomingMessage): Request {
  const url = new URL(`http://registry${incoming.url}`);
  return {
    method: incoming.method ?? '',
    path: decoded(url.pathname),
    query: url.searchParams,
    headers: incoming.headers,
    body: incoming,
  };
}

/** A path with a broken escape stays as it is, and is then no path of ours. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function refusal(error: unknown): Reply {
  if (!(error instanceof RegistryError)) throw error;
  const reply = errorReply(error.code, error.status, error.message, error.detail);
  return { ...reply, headers: { ...reply.headers, ...error.headers } };
}

function errorReply(code: string, status: number, message: string, detail?: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ errors: [{ code, message, detail }] }),
  };
}

async function send({ status, headers, body }: Reply, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = status;
  outgoing.setHeader('docker-distribution-api-version', 'registry/2.0');
  for (const [name, value] of Object.entries(headers ?? {})) outgoing.setHeader(name, value);
  if (body instanceof Readable) await pipeline(body, outgoing);
  else outgoing.end(body);
}

import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Fault } from './service.ts';

/**
 * What the signature says about its signer ("AWS General Reference, Elements of a request
 * signature": `AKID/date/region/service/aws4_request`).
 */
interface Scope {
  accessKeyId: string;
  /** Empty where the signature names none. */
  region: string;
  service: string;
}

/** One request, received whole. */
export interface Exchange {
  method: string;
  /** The path as sent, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Undefined when the request is not signed. */
  scope: Scope | undefined;
}

/** The answer to one request, whole. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Bytes of the largest body that is held in memory. */
const limit = 256 * 1024 * 1024;

/**
 * Receives a request to its end.
 * @throws Fault `EntityTooLarge` for a body over 256 MiB
 */
export async function receive(request: IncomingMessage): Promise<Exchange> {
  const [path = '/', search = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // what is too large is still read to its end, so that its sender hears the refusal
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) {
    throw new Fault('EntityTooLarge', 'the practice ground takes at most 256 MiB in a request');
  }
  return {
    method: request.method ?? 'GET',
    path,
    query,
    headers: request.headers,
    body: Buffer.concat(chunks),
    scope: signer(request.headers.authorization, query),
  };
}

function signer(authorization: string | undefined, query: URLSearchParams): Scope | undefined {
  // presigned addresses carry it in their query, those of signature version 2 the key alone
  const bare = query.get('AWSAccessKeyId');
  if (bare !== null) return { accessKeyId: bare, region: '', service: 's3' };
  const credential =
    authorization?.match(/Credential=([^,\s]+)/)?.[1] ?? query.get('X-Amz-Credential') ?? '';
  const [accessKeyId, , region, service] = credential.split('/');
  return accessKeyId && region && service ? { accessKeyId, region, service } : undefined;
}

/** A fresh identifier for one answer. */
export function requestId(): string {
  return randomUUID();
}

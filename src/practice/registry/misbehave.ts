import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Reply, Request } from './call.ts';
import { digestOf } from './manifest.ts';
import { codeOf, RegistryError } from './registry-error.ts';

/** How a request is to go wrong; several may be together. */
export interface Misbehaviour {
  /** Milliseconds to wait before anything else. */
  delayMs?: number;
  /** The connection breaks without an answer. */
  cut?: boolean;
  /** Answered with this status instead of being carried out. */
  status?: number;
  /** The words that go with the status, where its usual ones are not meant. */
  said?: string;
  /** Sent on (307) to the same path at this origin, e.g. `https://cdn.example.com`. */
  redirectTo?: string;
  /** Carried out, but answered with the digest of something else. */
  wrongDigest?: boolean;
  /** Carried out, but answered without a digest header. */
  noDigest?: boolean;
}

/** Says of each request whether and how it goes wrong. The path is without the query. */
export type Misbehave = (request: { method: string; path: string }) => Misbehaviour | undefined;

/** Answers a request as well as a misbehaviour lets it; undefined for no answer at all. */
export async function misbehaving(
  fault: Misbehaviour,
  request: Request,
  answer: Answer,
): Promise<Reply | undefined> {
  if (fault.delayMs !== undefined) await delay(fault.delayMs);
  if (fault.cut) return undefined;
  if (fault.status !== undefined) throw refusalOf(fault.status, fault.said);
  if (fault.redirectTo !== undefined) {
    const location = new URL(`${request.path}?${request.query}`, fault.redirectTo).href;
    return { status: 307, headers: { location } };
  }
  const reply = await answer(request);
  const { 'docker-content-digest': digest, ...headers } = reply.headers ?? {};
  if (digest === undefined || !(fault.wrongDigest || fault.noDigest)) return reply;
  const other = { 'docker-content-digest': digestOf(Buffer.from('something else')) };
  return { ...reply, headers: fault.wrongDigest ? { ...headers, ...other } : headers };
}

function refusalOf(status: number, said: string | undefined): RegistryError {
  return new RegistryError(codeOf(status), {
    status,
    ...(said !== undefined && { message: said }),
    ...((status === 429 || status === 503) && { headers: { 'retry-after': '1' } }),
  });
}

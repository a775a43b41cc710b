import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { sendJson } from './exchange.ts';
import { JsonLines } from './json-lines.ts';

/** How a request is to go wrong; several may be together. */
export interface Misbehaviour {
  /** Milliseconds to wait before anything else. */
  delayMs?: number;
  /** The connection breaks without an answer. */
  cut?: boolean;
  /**
   * Answered with this status instead of being carried out; with 200, the message comes inside the
   * stream, as failures of builds and pushes do.
   */
  status?: number;
  /** The message that goes with the status. */
  message?: string;
}

/** Says of each request whether and how it goes wrong. The path is without version and query. */
export type Misbehave = (request: { method: string; path: string }) => Misbehaviour | undefined;

/** Lets a request go wrong as it is told to; true when that was all of it. */
export async function suffer(fault: Misbehaviour, response: ServerResponse): Promise<boolean> {
  const { delayMs, cut, status, message = 'the practice engine fails as it was told to' } = fault;
  if (delayMs !== undefined) await delay(delayMs);
  if (cut) response.destroy();
  else if (status === 200) {
    new JsonLines(response).fail(message);
    response.end();
  } else if (status !== undefined) sendJson(response, { message }, status);
  return cut === true || status !== undefined;
}

import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

/** How a request is to go wrong; several may be together. */
export interface Misbehaviour {
  /** Milliseconds to wait before anything else. */
  delayMs?: number;
  /** The connection breaks without an answer. */
  cut?: boolean;
  /** Answered with this status instead of being carried out. */
  status?: number;
  /** The message that goes with the status. */
  message?: string;
}

/** Says of each request whether and how it goes wrong. The path is without version and query. */
export type Misbehave = (request: { method: string; path: string }) => Misbehaviour | undefined;

/**
 * Lets a request go wrong as it is told to.
 * @throws Refusal where it is to be refused
 */
export async function suffer(fault: Misbehaviour, response: ServerResponse): Promise<void> {
  if (fault.delayMs !== undefined) await delay(fault.delayMs);
  if (fault.cut) response.destroy();
  if (fault.status !== undefined) {
    throw new Refusal(
      fault.status,
      fault.message ?? 'the practice engine misbehaves as it was told to',
    );
  }
}

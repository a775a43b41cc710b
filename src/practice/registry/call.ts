import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Caller } from './gate.ts';

/** A request as it came. */
export interface Request {
  method: string;
  /** Decoded, without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Readable;
}

/** A request to a route, let in at the gate. */
export interface Call extends Request {
  /** The repository in the path; empty where the path names none. */
  name: string;
  /** The last part of the path: a digest, a tag, or the id of an upload. */
  last: string;
  caller: Caller;
}

/** What is answered. A stream is sent as it comes. */
export interface Reply {
  status: number;
  headers?: Record<string, string | number>;
  body?: string | Buffer | Readable;
}

/** Answers a request. @throws RegistryError for a refusal */
export type Answer = (request: Request) => Promise<Reply>;

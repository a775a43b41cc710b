import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reach } from './remote/reach.ts';
import type { ImageStore } from './store/image-store.ts';

/** One request to the engine, and what is at hand to answer it. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Path without the version in front. */
  path: string;
  query: URLSearchParams;
  /** What the route's pattern captured, decoded: an image's name, where there is one. */
  name: string;
  /** Ends when the client leaves before it has its answer. */
  signal: AbortSignal;
  store: ImageStore;
  reach: Reach;
  /** Where builds may put their files. */
  folder: string;
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(`${JSON.stringify(value)}\n`);
}

/** A header as one text, empty where it is absent. */
export function headerOf({ request }: Exchange, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { introduce } from './about.ts';
import { sendJson } from './exchange.ts';
import { type Misbehave, suffer } from './misbehave.ts';
import { Refusal, wordsOf } from './refusal.ts';
import { reachOf } from './remote/reach.ts';
import { route } from './routes.ts';
import { Blobs } from './store/blobs.ts';
import { ImageStore } from './store/image-store.ts';
import { pathOf } from './version.ts';

/** How an engine is to be served. */
export interface EngineOptions {
  /** On loopback; any free one without it. */
  port?: number;
  /** Listen on this socket instead of a port. */
  socketPath?: string;
  /** Registries beyond loopback, as `host:port`, that may be spoken to, in plain HTTP. */
  registries?: readonly string[];
  misbehave?: Misbehave;
}

/** An engine that is being served, as its maker sees it. */
export interface PracticeEngine {
  /** For DOCKER_HOST: `tcp://127.0.0.1:port` or `unix:///path`. */
  host: string;
  /** Makes requests go wrong from now on; undefined makes them go right again. */
  misbehave(rule: Misbehave | undefined): void;
  /** Stops, and removes every image. */
  close(): Promise<void>;
}

/**
 * Serves a Docker Engine that needs no Docker: it builds, keeps, tags, pushes and pulls images,
 * and executes nothing (Docker Engine API 1.44, as far as that goes).
 */
export async function serveEngine(options: EngineOptions = {}): Promise<PracticeEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'firstpush-engine-'));
  const blobFolder = join(folder, 'blobs');
  await mkdir(blobFolder, { mode: 0o700 });
  const store = new ImageStore(new Blobs(blobFolder));
  const reach = reachOf(options.registries ?? []);
  let misbehave = options.misbehave;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    introduce(response);
    const leaving = new AbortController();
    response.on('close', () => leaving.abort());
    const url = new URL(request.url ?? '/', 'http://engine');
    const path = pathOf(url.pathname);
    const fault = misbehave?.({ method: request.method ?? '', path });
    if (fault !== undefined && (await suffer(fault, response))) return;
    const { searchParams: query } = url;
    const { signal } = leaving;
    await route({ request, response, path, query, name: '', signal, store, reach, folder });
  };
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    answer(request, response).catch((error: unknown) => refuse(response, error));
  });
  server.listen(options.socketPath ?? { port: options.port ?? 0, host: '127.0.0.1' });
  await once(server, 'listening').catch(async (error) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  if (options.socketPath !== undefined) await chmod(options.socketPath, 0o600);

  return {
    host: hostOf(server.address()),
    misbehave(rule) {
      misbehave = rule;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      // An answer whose connection is gone may still put a file into it.
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function hostOf(address: AddressInfo | string | null): string {
  return typeof address === 'object' ? `tcp://127.0.0.1:${address?.port}` : `unix://${address}`;
}

/** Answers with an error as the engine does. */
function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const status = error instanceof Refusal ? error.status : 500;
  sendJson(response, { message: wordsOf(error) }, status);
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Account, openAccounts } from './accounts.ts';
import { openBlobStore } from './blob-store.ts';
import type { Answer } from './call.ts';
import { exchange } from './exchange.ts';
import { type Auth, basicGate, tokenGate } from './gate.ts';
import type { Manifest } from './manifest.ts';
import { lookUp } from './manifest-routes.ts';
import { type Misbehave, misbehaving } from './misbehave.ts';
import { openRepositories } from './repositories.ts';
import { openRoutes } from './routes.ts';
import { tokenEndpoint } from './token-endpoint.ts';
import { openTokens } from './tokens.ts';

export interface RegistryOptions {
  accounts: readonly Account[];
  auth: Auth;
  /** On loopback; any free one without it. */
  port?: number;
  /** False for a registry where repositories are made beforehand, see `createRepository`. */
  createOnPush?: boolean;
  /** What all blobs together may hold, in bytes; 8 GiB without it. */
  maxBytes?: number;
  misbehave?: Misbehave;
}

/** A registry on loopback, as its maker sees it. */
export interface PracticeRegistry {
  /** `127.0.0.1:port`, as it stands in an image reference. */
  host: string;
  /** `http://127.0.0.1:port`. */
  url: string;
  /** Makes requests go wrong from now on; undefined makes them go right again. */
  misbehave(rule: Misbehave | undefined): void;
  createRepository(name: string): void;
  repositories(): readonly string[];
  /** Digests by tag; empty for a repository that is not there. */
  tags(repository: string): Readonly<Record<string, string>>;
  manifest(repository: string, reference: string): Manifest | undefined;
  hasBlob(repository: string, digest: string): boolean;
  /** Uploads begun and neither finished nor cancelled. */
  pendingUploads(): number;
  /** Stops, and removes everything that was stored. */
  close(): Promise<void>;
}

const eightGiB = 8 * 1024 ** 3;

/** Starts a registry that speaks the OCI distribution specification 1.1 and Docker's manifests. */
export async function serveRegistry(options: RegistryOptions): Promise<PracticeRegistry> {
  const blobs = await openBlobStore(options.maxBytes ?? eightGiB);
  const repositories = openRepositories(blobs, options.createOnPush ?? true);
  const accounts = openAccounts(options.accounts);
  const tokens = openTokens();
  let misbehave = options.misbehave;

  // A layer may take longer than Node's five minutes for a request.
  const server = createServer({ requestTimeout: 0 });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening').catch(async (error) => {
    await blobs.close();
    throw error;
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;

  const gate =
    options.auth === 'basic' ? basicGate(accounts) : tokenGate(accounts, tokens, `${url}/token`);
  const routes = openRoutes(gate, repositories, blobs);
  const giveToken = tokenEndpoint(accounts, tokens);
  const answer: Answer = (request) =>
    options.auth === 'token' && request.path === '/token'
      ? giveToken(request)
      : routes.answer(request);
  server.on(
    'request',
    exchange(async (request) => misbehaving(misbehave?.(request) ?? {}, request, answer)),
  );

  return {
    host,
    url,
    misbehave(rule) {
      misbehave = rule;
    },
    createRepository: (name) => void repositories.enter(name),
    repositories: () => repositories.names(),
    tags: (name) => Object.fromEntries(repositories.find(name)?.tags ?? []),
    manifest(name, reference) {
      const repository = repositories.find(name);
      return repository && lookUp(repository, reference);
    },
    hasBlob: (name, digest) => repositories.find(name)?.blobs.has(digest) ?? false,
    pendingUploads: routes.pendingUploads,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await routes.close();
      await blobs.close();
    },
  };
}

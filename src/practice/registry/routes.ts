import type { Action } from './accounts.ts';
import { blobRoutes } from './blob-routes.ts';
import type { BlobStore } from './blob-store.ts';
import type { Call, Reply, Request } from './call.ts';
import type { Gate } from './gate.ts';
import { listRoutes } from './list-routes.ts';
import { manifestRoutes } from './manifest-routes.ts';
import { RegistryError } from './registry-error.ts';
import type { Repositories } from './repositories.ts';
import { uploadRoutes } from './upload-routes.ts';

type Handler = (call: Call) => Reply | Promise<Reply>;

/** What a method does on a path, and what the caller must be allowed to do there. */
interface Operation {
  needs?: Action;
  run: Handler;
}

interface Route {
  path: RegExp;
  methods: Record<string, Operation>;
}

const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const name = `(?<name>${part}(?:/${part})*)`;
const last = '(?<last>[^/]+)';
const below = (rest: string) => new RegExp(`^/v2/${name}/${rest}$`);

/** Everything that the registry speaks: the endpoints of the OCI distribution specification 1.1. */
export function openRoutes(gate: Gate, repositories: Repositories, blobs: BlobStore) {
  const lists = listRoutes(repositories);
  const uploads = uploadRoutes(repositories, blobs);
  const manifest = manifestRoutes(repositories);
  const blob = blobRoutes(repositories, blobs);
  const ping = { run: () => json({}) };
  const can = (needs: Action, run: Handler): Operation => ({ needs, run });

  // Uploads come before blobs: `uploads` would read as a digest.
  const routes: Route[] = [
    { path: /^\/v2\/?$/, methods: { GET: ping, HEAD: ping } },
    { path: /^\/v2\/_catalog$/, methods: { GET: { run: lists.catalog } } },
    { path: below('tags/list'), methods: { GET: can('pull', lists.tags) } },
    { path: below('blobs/uploads/?'), methods: { POST: can('push', uploads.begin) } },
    {
      path: below(`blobs/uploads/${last}`),
      methods: {
        GET: can('push', uploads.status),
        PATCH: can('push', uploads.append),
        PUT: can('push', uploads.finish),
        DELETE: can('push', uploads.cancel),
      },
    },
    {
      path: below(`blobs/${last}`),
      methods: {
        HEAD: can('pull', blob.head),
        GET: can('pull', blob.get),
        DELETE: can('delete', blob.delete),
      },
    },
    {
      path: below(`manifests/${last}`),
      methods: {
        HEAD: can('pull', manifest.head),
        GET: can('pull', manifest.get),
        PUT: can('push', manifest.put),
        DELETE: can('delete', manifest.delete),
      },
    },
    { path: below(`referrers/${last}`), methods: { GET: can('pull', manifest.referrers) } },
  ];

  return {
    async answer(request: Request): Promise<Reply> {
      const { method, path, headers } = request;
      for (const route of routes) {
        const match = route.path.exec(path);
        if (match === null) continue;
        const operation = route.methods[method];
        if (operation === undefined) throw notSpoken(request, Object.keys(route.methods));
        const { name = '', last = '' } = match.groups ?? {};
        const wish = operation.needs && { repository: name, action: operation.needs };
        const caller = gate.admit(headers.authorization, wish);
        if (wish !== undefined) gate.require(caller, wish);
        return operation.run({ ...request, name, last, caller });
      }
      throw noRoute(request);
    },
    pendingUploads: uploads.pending,
    close: uploads.close,
  };
}

function notSpoken({ method, path }: Request, allowed: readonly string[]): RegistryError {
  const message = `the practice registry does not speak ${method} ${path}`;
  const elsewhere = allowed.length === 0 && { status: 404 };
  return new RegistryError('UNSUPPORTED', {
    message,
    headers: { allow: allowed.join(', ') },
    ...elsewhere,
  });
}

function noRoute(request: Request): RegistryError {
  const named = /^\/v2\/.+\/(?:manifests|blobs|tags|referrers)\//.test(request.path);
  return named ? new RegistryError('NAME_INVALID') : notSpoken(request, []);
}

function json(value: unknown): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

import type { BlobStore, Spool } from './blob-store.ts';
import type { Call, Reply } from './call.ts';
import { digestPattern } from './manifest.ts';
import { RegistryError } from './registry-error.ts';
import type { Repositories } from './repositories.ts';

/** Uploads: in one piece, in chunks or as one stream, and mounts (OCI distribution 1.1, Push). */
export function uploadRoutes(repositories: Repositories, blobs: BlobStore) {
  const open = new Map<string, { name: string; spool: Spool }>();

  const spoolOf = ({ name, last }: Call): Spool => {
    const upload = open.get(last);
    if (upload?.name !== name) throw new RegistryError('BLOB_UPLOAD_UNKNOWN');
    return upload.spool;
  };
  const under = (status: number, name: string, spool: Spool): Reply => ({
    status,
    headers: {
      location: `/v2/${name}/blobs/uploads/${spool.id}`,
      range: `0-${Math.max(0, spool.size - 1)}`,
      'docker-upload-uuid': spool.id,
    },
  });
  const stored = (name: string, digest: string): Reply => ({
    status: 201,
    headers: { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest },
  });
  const finish = async ({ name, body }: Call, spool: Spool, digest: string): Promise<Reply> => {
    if (!digestPattern.test(digest)) throw new RegistryError('DIGEST_INVALID');
    await spool.append(body);
    open.delete(spool.id);
    await spool.keep(digest);
    repositories.enter(name).blobs.add(digest);
    return stored(name, digest);
  };

  return {
    async begin(call: Call): Promise<Reply> {
      const { name, query, caller } = call;
      repositories.requirePushable(name);
      const mount = query.get('mount') ?? '';
      const from = query.get('from') ?? '';
      if (repositories.find(from)?.blobs.has(mount) && caller.may('pull', from)) {
        repositories.enter(name).blobs.add(mount);
        return stored(name, mount);
      }
      const spool = await blobs.begin();
      open.set(spool.id, { name, spool });
      const digest = query.get('digest');
      return digest === null ? under(202, name, spool) : finish(call, spool, digest);
    },
    async append(call: Call): Promise<Reply> {
      const spool = spoolOf(call);
      requireNext(call, spool);
      await spool.append(call.body);
      return under(202, call.name, spool);
    },
    async finish(call: Call): Promise<Reply> {
      const spool = spoolOf(call);
      requireNext(call, spool);
      return finish(call, spool, call.query.get('digest') ?? '');
    },
    status(call: Call): Reply {
      return under(204, call.name, spoolOf(call));
    },
    async cancel(call: Call): Promise<Reply> {
      const spool = spoolOf(call);
      open.delete(spool.id);
      await spool.discard();
      return { status: 204 };
    },
    /** Uploads begun and neither finished nor cancelled. */
    pending: () => open.size,
    async close() {
      await Promise.all([...open.values()].map(({ spool }) => spool.discard()));
    },
  };
}

/** A chunk that says where it belongs must begin where the upload ends; docker's says nothing. */
function requireNext({ headers }: Call, spool: Spool): void {
  const first = /^(?:bytes )?(\d+)-\d+/.exec(headers['content-range'] ?? '')?.[1];
  if (first === undefined || Number(first) === spool.size) return;
  const range = `0-${Math.max(0, spool.size - 1)}`;
  throw new RegistryError('RANGE_INVALID', { headers: { range } });
}

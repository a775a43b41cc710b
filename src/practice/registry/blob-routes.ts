import type { BlobStore, ByteRange } from './blob-store.ts';
import type { Call, Reply } from './call.ts';
import { RegistryError } from './registry-error.ts';
import type { Repositories } from './repositories.ts';

/** Blobs: asked for, read in whole or in part, deleted (OCI distribution specification 1.1). */
export function blobRoutes(repositories: Repositories, blobs: BlobStore) {
  const sizeOf = ({ name, last }: Call): number => {
    const size = repositories.find(name)?.blobs.has(last) ? blobs.size(last) : undefined;
    if (size === undefined) throw new RegistryError('BLOB_UNKNOWN', { detail: { digest: last } });
    return size;
  };
  const headers = (digest: string, size: number) => ({
    'content-type': 'application/octet-stream',
    'content-length': size,
    'accept-ranges': 'bytes',
    'docker-content-digest': digest,
  });

  return {
    head(call: Call): Reply {
      return { status: 200, headers: headers(call.last, sizeOf(call)) };
    },
    get(call: Call): Reply {
      const size = sizeOf(call);
      const range = rangeOf(call.headers.range, size);
      if (range === undefined) {
        return { status: 200, headers: headers(call.last, size), body: blobs.read(call.last) };
      }
      const { first, last } = range;
      return {
        status: 206,
        headers: {
          ...headers(call.last, last - first + 1),
          'content-range': `bytes ${first}-${last}/${size}`,
        },
        body: blobs.read(call.last, range),
      };
    },
    async delete(call: Call): Promise<Reply> {
      sizeOf(call);
      await repositories.dropBlob(call.name, call.last);
      return { status: 202 };
    },
  };
}

/** One range of bytes (RFC 9110, Range). @throws RegistryError 416 when it lies outside */
function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || from + to === '') return undefined;
  const range =
    from === ''
      ? { first: Math.max(0, size - Number(to)), last: size - 1 }
      : { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
  if (range.first > range.last) {
    throw new RegistryError('RANGE_INVALID', { headers: { 'content-range': `bytes */${size}` } });
  }
  return range;
}

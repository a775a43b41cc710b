import type { Call, Reply } from './call.ts';
import { digestPattern, type Manifest, readManifest } from './manifest.ts';
import { RegistryError } from './registry-error.ts';
import type { Repositories, Repository } from './repositories.ts';
import { readWhole } from './whole-body.ts';

const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

/** What a manifest may weigh, in bytes (OCI distribution specification 1.1, Pushing Manifests). */
const maxManifest = 4 * 1024 * 1024;

/** Manifests by tag and digest, and who refers to them (OCI distribution specification 1.1). */
export function manifestRoutes(repositories: Repositories) {
  const found = ({ name, last, headers }: Call): Manifest => {
    const manifest = lookUp(repositories.get(name), last);
    if (manifest === undefined || !accepts(headers.accept, manifest.mediaType)) {
      throw new RegistryError('MANIFEST_UNKNOWN', { detail: { reference: last } });
    }
    return manifest;
  };
  const headers = ({ mediaType, bytes, digest }: Manifest) => ({
    'content-type': mediaType,
    'content-length': bytes.length,
    'docker-content-digest': digest,
    etag: `"${digest}"`,
  });

  return {
    head(call: Call): Reply {
      return { status: 200, headers: headers(found(call)) };
    },
    get(call: Call): Reply {
      const manifest = found(call);
      return { status: 200, headers: headers(manifest), body: manifest.bytes };
    },
    async put(call: Call): Promise<Reply> {
      const { name, last } = call;
      repositories.requirePushable(name);
      const manifest = readManifest(
        await readWhole(call.body, maxManifest),
        call.headers['content-type'],
      );
      const { digest, subject } = manifest;
      if (digestPattern.test(last) ? last !== digest : !tagPattern.test(last)) {
        throw new RegistryError(last.includes(':') ? 'DIGEST_INVALID' : 'MANIFEST_INVALID');
      }
      requireParts(repositories.find(name), manifest);
      const repository = repositories.enter(name);
      repository.manifests.set(digest, manifest);
      if (last !== digest) repository.tags.set(last, digest);
      return {
        status: 201,
        headers: {
          location: `/v2/${name}/manifests/${digest}`,
          'docker-content-digest': digest,
          ...(subject !== undefined && { 'oci-subject': subject }),
        },
      };
    },
    /** By tag the tag alone goes; by digest the manifest, and every tag on it. */
    delete({ name, last }: Call): Reply {
      const { manifests, tags } = repositories.get(name);
      const gone = digestPattern.test(last) ? manifests.delete(last) : tags.delete(last);
      if (!gone) throw new RegistryError('MANIFEST_UNKNOWN', { detail: { reference: last } });
      for (const [tag, digest] of tags) if (digest === last) tags.delete(tag);
      return { status: 202 };
    },
    referrers({ name, last, query }: Call): Reply {
      const type = query.get('artifactType');
      const manifests = [...(repositories.find(name)?.manifests.values() ?? [])]
        .filter(({ subject }) => subject === last)
        .filter(({ artifactType }) => type === null || artifactType === type)
        .map(({ mediaType, digest, bytes, artifactType, annotations }) => {
          return { mediaType, digest, size: bytes.length, artifactType, annotations };
        });
      const mediaType = 'application/vnd.oci.image.index.v1+json';
      return {
        status: 200,
        headers: {
          'content-type': mediaType,
          ...(type !== null && { 'oci-filters-applied': 'artifactType' }),
        },
        body: JSON.stringify({ schemaVersion: 2, mediaType, manifests }),
      };
    },
  };
}

/** The manifest of a tag or a digest. */
export function lookUp(repository: Repository, reference: string): Manifest | undefined {
  return repository.manifests.get(repository.tags.get(reference) ?? reference);
}

/** @throws RegistryError MANIFEST_BLOB_UNKNOWN when a part that the manifest names is not here */
function requireParts(repository: Repository | undefined, manifest: Manifest): void {
  const missing =
    manifest.blobs.find((digest) => !repository?.blobs.has(digest)) ??
    manifest.manifests.find((digest) => !repository?.manifests.has(digest));
  if (missing !== undefined) {
    throw new RegistryError('MANIFEST_BLOB_UNKNOWN', { detail: { digest: missing } });
  }
}

function accepts(accept: string | undefined, mediaType: string): boolean {
  if (accept === undefined) return true;
  const types = accept.split(',').map((one) => one.split(';')[0]?.trim());
  return types.some((type) => type === mediaType || type === '*/*' || type === 'application/*');
}

import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { RegistryError } from './registry-error.ts';

/** The one algorithm that this registry computes. */
export const digestPattern = /^sha256:[0-9a-f]{64}$/;

const descriptor = z.object({
  mediaType: z.string(),
  digest: z.string().check(z.regex(digestPattern)),
  size: z.int().check(z.nonnegative()),
});
const common = {
  schemaVersion: z.literal(2),
  mediaType: z.optional(z.string()),
  artifactType: z.optional(z.string()),
  subject: z.optional(descriptor),
  annotations: z.optional(z.record(z.string(), z.string())),
};
const image = z.object({ ...common, config: descriptor, layers: z.array(descriptor) });
const index = z.object({ ...common, manifests: z.array(descriptor) });

/** The manifest types of OCI (image specification 1.1) and Docker (image manifest version 2). */
const shapes = new Map<string, typeof image | typeof index>([
  ['application/vnd.oci.image.manifest.v1+json', image],
  ['application/vnd.docker.distribution.manifest.v2+json', image],
  ['application/vnd.oci.image.index.v1+json', index],
  ['application/vnd.docker.distribution.manifest.list.v2+json', index],
]);

/** Layers that are fetched from elsewhere and so need not be here. */
const foreign = /foreign|nondistributable/;

/** A manifest as it was sent, and what the registry reads in it. */
export interface Manifest {
  digest: string;
  mediaType: string;
  bytes: Buffer;
  /** Digests of the blobs that it names. */
  blobs: readonly string[];
  /** Digests of the manifests that an index names. */
  manifests: readonly string[];
  /** Digest of the manifest that this one is about. */
  subject?: string;
  artifactType?: string;
  annotations?: Record<string, string>;
}

/** Reads a manifest. @throws RegistryError MANIFEST_INVALID when it is not one of its type */
export function readManifest(bytes: Buffer, contentType: string | undefined): Manifest {
  const value = parsed(bytes);
  const mediaType = contentType?.split(';')[0]?.trim() ?? '';
  const shape = shapes.get(mediaType);
  if (shape === undefined) throw invalid(`no manifest type: "${mediaType}"`);
  const result = z.safeParse(shape, value);
  if (!result.success) throw invalid(z.prettifyError(result.error));
  const { data } = result;
  if (data.mediaType !== undefined && data.mediaType !== mediaType) {
    throw invalid('mediaType in manifest and Content-Type differ');
  }
  const layers = 'layers' in data ? data.layers.filter((one) => !foreign.test(one.mediaType)) : [];
  const config = 'config' in data ? [data.config] : [];
  const artifactType = data.artifactType ?? config[0]?.mediaType;
  return {
    digest: digestOf(bytes),
    mediaType,
    bytes,
    blobs: [...config, ...layers].map((one) => one.digest),
    manifests: 'manifests' in data ? data.manifests.map((one) => one.digest) : [],
    ...(data.subject && { subject: data.subject.digest }),
    ...(artifactType !== undefined && { artifactType }),
    ...(data.annotations && { annotations: data.annotations }),
  };
}

/** `sha256:` and the hex digits of the bytes' hash. */
export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw invalid('not JSON');
  }
}

function invalid(detail: string): RegistryError {
  return new RegistryError('MANIFEST_INVALID', { detail });
}

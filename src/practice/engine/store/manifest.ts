import type { Image } from './image.ts';

/** The media types that the engine writes and reads. */
export const mediaTypes = {
  manifest: 'application/vnd.docker.distribution.manifest.v2+json',
  list: 'application/vnd.docker.distribution.manifest.list.v2+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  configuration: 'application/vnd.docker.container.image.v1+json',
  layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
};

/** Names a blob or another manifest. */
export interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
  platform?: { os: string; architecture: string };
}

/** A manifest of one image, of either family. */
export interface Manifest {
  config: Descriptor;
  layers: Descriptor[];
}

/** The image's manifest as it is pushed (Distribution, Image Manifest V 2, Schema 2). */
export function manifestText({ id, text, layers }: Image): string {
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    config: { mediaType: mediaTypes.configuration, size: Buffer.byteLength(text), digest: id },
    layers: layers.map(({ size, digest }) => ({ mediaType: mediaTypes.layer, size, digest })),
  };
  return JSON.stringify(manifest, null, 3);
}

import { type Image, shortId } from './store/image.ts';
import type { ImageStore } from './store/image-store.ts';

/** An image as `GET /images/json` lists it. */
export function summaryOf(store: ImageStore, image: Image) {
  return {
    Id: image.id,
    ParentId: '',
    RepoTags: store.tagsOf(image.id),
    RepoDigests: store.digestsOf(image.id),
    Created: seconds(image.configuration.created),
    Size: sizeOf(image),
    VirtualSize: sizeOf(image),
    SharedSize: -1,
    Containers: -1,
    Labels: image.configuration.config?.Labels ?? null,
  };
}

/** An image as `GET /images/{name}/json` describes it. */
export function inspectionOf(store: ImageStore, image: Image) {
  const { configuration } = image;
  return {
    Id: image.id,
    RepoTags: store.tagsOf(image.id),
    RepoDigests: store.digestsOf(image.id),
    Parent: '',
    Comment: '',
    Created: configuration.created ?? '',
    DockerVersion: '',
    Author: configuration.author ?? '',
    Config: configuration.config ?? {},
    Architecture: configuration.architecture,
    Os: configuration.os,
    Size: sizeOf(image),
    VirtualSize: sizeOf(image),
    GraphDriver: { Name: 'practice', Data: null },
    RootFS: { Type: 'layers', Layers: configuration.rootfs.diff_ids },
    Metadata: { LastTagTime: '0001-01-01T00:00:00Z' },
  };
}

/** An image's history, newest first, as `GET /images/{name}/history` tells it. */
export function historyOf(store: ImageStore, image: Image) {
  const sizes = image.layers.map(({ unpackedSize }) => unpackedSize);
  const { history = [] } = image.configuration;
  const entries = history.map((entry) => ({
    Id: '<missing>',
    Created: seconds(entry.created),
    CreatedBy: entry.created_by ?? '',
    Comment: entry.comment ?? '',
    Size: entry.empty_layer ? 0 : (sizes.shift() ?? 0),
    Tags: null as string[] | null,
  }));
  const newest = entries.at(-1);
  if (newest !== undefined) {
    newest.Id = image.id;
    newest.Tags = store.tagsOf(image.id);
  }
  return entries.toReversed();
}

/** Bytes of the image's layers, unpacked. */
export function sizeOf({ layers }: Image): number {
  return layers.reduce((sum, { unpackedSize }) => sum + unpackedSize, 0);
}

/** What `docker build` calls the image when it is done. */
export function builtWords({ id }: Image): string {
  return `Successfully built ${shortId(id)}`;
}

function seconds(time: string | undefined): number {
  return Math.floor(Date.parse(time ?? '1970-01-01T00:00:00Z') / 1000);
}

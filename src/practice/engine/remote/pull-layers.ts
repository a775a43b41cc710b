import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { JsonLines } from '../json-lines.ts';
import { shortId } from '../store/image.ts';
import type { ImageStore } from '../store/image-store.ts';
import type { Layer } from '../store/layer.ts';
import type { Descriptor } from '../store/manifest.ts';
import { Meter } from '../store/meter.ts';
import { unzipped } from '../store/unzipped.ts';
import { getBlob, unverified } from './get-blob.ts';
import type { RegistrySession } from './registry-session.ts';

/**
 * Brings a manifest's layers among the blobs, each checked against its digest.
 * @throws Refusal in the words of Docker or of the registry
 */
export async function pullLayers(
  store: ImageStore,
  session: RegistrySession,
  repository: string,
  descriptors: Descriptor[],
  lines: Pick<JsonLines, 'progress'>,
): Promise<Layer[]> {
  for (const { digest } of descriptors) lines.progress(shortId(digest), 'Pulling fs layer');
  const layers: Layer[] = [];
  for (const { digest } of descriptors) {
    const id = shortId(digest);
    if (store.blobs.has(digest)) lines.progress(id, 'Already exists');
    else {
      const answer = await getBlob(session, repository, digest);
      const kept = await store.blobs.keep(bytesOf(answer));
      if (kept.digest !== digest) {
        await store.blobs.remove(kept.digest);
        throw unverified(digest);
      }
      lines.progress(id, 'Pull complete');
    }
    layers.push(await measured(store, digest));
  }
  return layers;
}

/** A layer that is among the blobs, with what it is when unpacked. */
async function measured(store: ImageStore, digest: string): Promise<Layer> {
  const stored = new Meter();
  const unpacked = new Meter();
  const reading = pipeline(store.blobs.read(digest), stored);
  const plain = await unzipped(stored);
  await Promise.all([reading, pipeline(plain, unpacked.resume())]);
  const { bytes: size } = stored;
  return { digest, size, diffId: unpacked.digest(), unpackedSize: unpacked.bytes };
}

function bytesOf({ body }: Response): Readable {
  return body === null ? Readable.from([]) : Readable.fromWeb(body as ReadableStream);
}

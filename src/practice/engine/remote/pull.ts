import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { JsonLines } from '../json-lines.ts';
import { Refusal } from '../refusal.ts';
import { digestOf } from '../store/digest.ts';
import { type Image, imageOf, shortId } from '../store/image.ts';
import type { ImageStore } from '../store/image-store.ts';
import type { Layer } from '../store/layer.ts';
import type { Descriptor } from '../store/manifest.ts';
import { Meter } from '../store/meter.ts';
import type { Platform } from '../store/platform.ts';
import type { Reference } from '../store/reference.ts';
import { unzipped } from '../store/unzipped.ts';
import { pullManifest } from './pull-manifest.ts';
import { type Conversation, RegistrySession } from './registry-session.ts';
import { registryRefusal } from './registry-words.ts';

/** Who pulls, how far the engine reaches, and who is told. */
export interface Receiver extends Pick<Conversation, 'credential' | 'reach' | 'signal'> {
  platform: Platform;
  lines: Pick<JsonLines, 'send' | 'progress'>;
}

/** An image pulled, and the digest under which its registry serves it. */
export interface Pulled {
  image: Image;
  digest: string;
}

/**
 * Pulls an image into the store, under the name it was asked for, and checks every part against
 * its digest.
 * @throws Refusal in the words of Docker or of the registry
 */
export async function pull(
  store: ImageStore,
  reference: Reference,
  receiver: Receiver,
): Promise<Pulled> {
  const { registry, repository } = reference;
  const scope = `repository:${repository}:pull`;
  const session = await RegistrySession.open({ ...receiver, registry, scope });
  const { digest, manifest } = await pullManifest(session, reference, receiver.platform);
  const name = reference.digest ?? reference.tag ?? 'latest';
  receiver.lines.send({ status: `Pulling from ${repository}`, id: name });
  const text = await pullConfiguration(session, repository, manifest.config);
  const known = store.all().find(({ id }) => id === digestOf(text));
  const image =
    known ?? imageOf(text, await pullLayers(store, session, repository, manifest.layers, receiver));
  checkLayers(image);
  store.add(image);
  store.recordDigest(reference, digest, image.id);
  if (reference.digest === undefined) store.tag(reference, image.id);
  return { image, digest };
}

async function pullConfiguration(
  session: RegistrySession,
  repository: string,
  { digest }: Descriptor,
): Promise<string> {
  const text = await (await getBlob(session, repository, digest)).text();
  if (digestOf(text) !== digest) throw unverified(digest);
  return text;
}

async function pullLayers(
  store: ImageStore,
  session: RegistrySession,
  repository: string,
  descriptors: Descriptor[],
  { lines }: Receiver,
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
  const plain = await unzipped(store.blobs.read(digest).pipe(stored));
  await pipeline(plain, unpacked.resume());
  const { bytes: size } = stored;
  return { digest, size, diffId: unpacked.digest(), unpackedSize: unpacked.bytes };
}

function checkLayers({ configuration, layers }: Image): void {
  const stated = configuration.rootfs.diff_ids;
  const wrong = layers.findIndex(({ diffId }, index) => stated[index] !== diffId);
  if (wrong >= 0 || stated.length !== layers.length)
    throw unverified(stated[wrong] ?? 'of the layers');
}

async function getBlob(
  session: RegistrySession,
  repository: string,
  digest: string,
): Promise<Response> {
  const answer = await session.request(`/v2/${repository}/blobs/${digest}`);
  if (!answer.ok) throw await registryRefusal(answer);
  return answer;
}

function bytesOf({ body }: Response): Readable {
  return body === null ? Readable.from([]) : Readable.fromWeb(body as ReadableStream);
}

function unverified(digest: string): Refusal {
  return new Refusal(500, `filesystem layer verification failed for digest ${digest}`);
}

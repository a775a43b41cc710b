import type { JsonLines } from '../json-lines.ts';
import { digestOf } from '../store/digest.ts';
import { type Image, imageOf } from '../store/image.ts';
import type { ImageStore } from '../store/image-store.ts';
import type { Descriptor } from '../store/manifest.ts';
import type { Platform } from '../store/platform.ts';
import type { Reference } from '../store/reference.ts';
import { getBlob, unverified } from './get-blob.ts';
import { pullLayers } from './pull-layers.ts';
import { pullManifest } from './pull-manifest.ts';
import { type Conversation, RegistrySession } from './registry-session.ts';

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
    known ??
    imageOf(text, await pullLayers(store, session, repository, manifest.layers, receiver.lines));
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

function checkLayers({ configuration, layers }: Image): void {
  const stated = configuration.rootfs.diff_ids;
  const wrong = layers.findIndex(({ diffId }, index) => stated[index] !== diffId);
  if (wrong >= 0 || stated.length !== layers.length)
    throw unverified(stated[wrong] ?? 'of the layers');
}

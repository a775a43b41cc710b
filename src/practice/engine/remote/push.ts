import { pipeline, Readable } from 'node:stream';
import type { JsonLines } from '../json-lines.ts';
import { Refusal } from '../refusal.ts';
import { digestOf } from '../store/digest.ts';
import { type Image, shortId } from '../store/image.ts';
import type { ImageStore } from '../store/image-store.ts';
import type { Layer } from '../store/layer.ts';
import { manifestText, mediaTypes } from '../store/manifest.ts';
import { Meter } from '../store/meter.ts';
import { familiarName, type Reference } from '../store/reference.ts';
import { type Conversation, RegistrySession } from './registry-session.ts';
import { registryRefusal } from './registry-words.ts';
import { throttled } from './throttled.ts';
import { hasBlob, uploadBlob } from './upload.ts';

/** Who pushes, and how far the engine reaches. */
export type Sender = Pick<Conversation, 'credential' | 'reach' | 'signal'>;

/**
 * Pushes the image that a reference names, or every tag of the repository where it names none, and
 * tells of it as Docker does (Docker Engine API, "Push an image").
 * @throws Refusal in the words of Docker or of the registry
 */
export async function push(
  store: ImageStore,
  reference: Reference,
  sender: Sender,
  lines: JsonLines,
): Promise<void> {
  const name = familiarName(reference);
  lines.send({
    status: `The push refers to repository [${reference.registry}/${reference.repository}]`,
  });
  const here = store.tagsIn(reference);
  if (here.length === 0) {
    throw new Refusal(404, `An image does not exist locally with the tag: ${name}`);
  }
  const tags = reference.tag === undefined ? here : [reference.tag];
  const scope = `repository:${reference.repository}:pull,push`;
  let session: RegistrySession | undefined;
  for (const tag of tags) {
    const tagged = { ...reference, tag };
    const image = store.named(tagged);
    if (image === undefined) throw new Refusal(404, `tag does not exist: ${name}:${tag}`);
    session ??= await RegistrySession.open({ ...sender, registry: reference.registry, scope });
    const digest = await pushImage(store, image, tagged, session, lines);
    store.recordDigest(reference, digest, image.id);
  }
}

async function pushImage(
  store: ImageStore,
  image: Image,
  reference: Reference & { tag: string },
  session: RegistrySession,
  lines: JsonLines,
): Promise<string> {
  const layers = [...new Map(image.layers.map((layer) => [layer.digest, layer])).values()];
  for (const { diffId } of layers.toReversed()) lines.progress(shortId(diffId), 'Preparing');
  for (const layer of layers) await pushLayer(store, layer, reference.repository, session, lines);
  if (!(await hasBlob(session, reference.repository, image.id))) {
    await uploadBlob(
      session,
      reference.repository,
      image.id,
      Readable.from([Buffer.from(image.text)]),
    );
  }
  return pushManifest(image, reference, session, lines);
}

async function pushLayer(
  store: ImageStore,
  { digest, diffId, size }: Layer,
  repository: string,
  session: RegistrySession,
  lines: JsonLines,
): Promise<void> {
  const id = shortId(diffId);
  if (await hasBlob(session, repository, digest)) {
    return lines.progress(id, 'Layer already exists');
  }
  const meter = new Meter(throttled((bytes) => lines.progress(id, 'Pushing', bytes, size)));
  // the upload is told of errors by what it reads
  const bytes = pipeline(store.blobs.read(digest), meter, () => undefined);
  await uploadBlob(session, repository, digest, bytes);
  lines.progress(id, 'Pushed');
}

/** Stores the manifest under the tag, and holds the registry's digest against our own. */
async function pushManifest(
  image: Image,
  { repository, tag }: Reference & { tag: string },
  session: RegistrySession,
  lines: JsonLines,
): Promise<string> {
  const text = manifestText(image);
  const digest = digestOf(text);
  const answer = await session.request(`/v2/${repository}/manifests/${tag}`, {
    method: 'PUT',
    headers: { 'Content-Type': mediaTypes.manifest },
    body: text,
  });
  if (!answer.ok) throw await registryRefusal(answer);
  await answer.body?.cancel();
  const stored = answer.headers.get('docker-content-digest') ?? digest;
  if (stored !== digest) {
    throw new Refusal(500, `the registry stored ${stored} where ${digest} was sent`);
  }
  const size = Buffer.byteLength(text);
  lines.send({ status: `${tag}: digest: ${digest} size: ${size}` });
  lines.send({ progressDetail: {}, aux: { Tag: tag, Digest: digest, Size: size } });
  return digest;
}

import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { PracticeEngine } from '../../../src/practice/engine/server.ts';
import { credentials, dockerOn, linesOf, startRegistry } from './fixture.ts';

/** An image as a registry has it after a push. */
export interface PushedImage {
  /** Contents by path; a directory ends in a slash, a link is `-> target`. */
  files: Record<string, string>;
  /** `user:group mode` by path. */
  owners: Record<string, string>;
  /** Digests of the layers. */
  layers: string[];
}

/** Pushes an image to a registry of its own and reads there what it holds. */
export async function pushedImage(engine: PracticeEngine, id: string): Promise<PushedImage> {
  const registry = await startRegistry('basic');
  const name = `${registry.host}/alice/open`;
  const docker = dockerOn(engine);
  await docker.getImage(id).tag({ repo: name, tag: 'read' });
  const authconfig = credentials(registry, 'alice');
  await linesOf(await docker.getImage(name).push({ tag: 'read', authconfig }));
  const manifest = await fetch(`${registry.url}/v2/alice/open/manifests/read`);
  const { layers } = (await manifest.json()) as { layers: { digest: string }[] };
  const image: PushedImage = { files: {}, owners: {}, layers: [] };
  for (const { digest } of layers) {
    image.layers.push(digest);
    const blob = await fetch(`${registry.url}/v2/alice/open/blobs/${digest}`);
    await readLayer(Buffer.from(await blob.arrayBuffer()), image);
  }
  return image;
}

async function readLayer(bytes: Buffer, image: PushedImage): Promise<void> {
  const entries = extract();
  const reading = pipeline(Readable.from([bytes]), createGunzip(), entries);
  for await (const entry of entries) {
    const { name, type, linkname, mode, uid, gid, uname, gname } = entry.header;
    const content = await text(entry);
    image.files[name] = type === 'symlink' ? `-> ${linkname}` : content;
    image.owners[name] = `${uname || uid}:${gname || gid} ${mode.toString(8)}`;
  }
  await reading;
}

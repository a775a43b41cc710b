import { Refusal } from '../refusal.ts';
import { digestOf } from '../store/digest.ts';
import { type Descriptor, type Manifest, mediaTypes } from '../store/manifest.ts';
import type { Platform } from '../store/platform.ts';
import { familiarName, familiarTag, type Reference } from '../store/reference.ts';
import type { RegistrySession } from './registry-session.ts';
import { registryRefusal } from './registry-words.ts';

/** A manifest as a registry serves it. */
export interface Served {
  /** Digest of what the tag names: the manifest, or the index that lists it. */
  digest: string;
  manifest: Manifest;
}

const accepted = [
  mediaTypes.manifest,
  mediaTypes.list,
  mediaTypes.ociManifest,
  mediaTypes.ociIndex,
].join(', ');

/**
 * Gets the manifest that a reference names, through an index to the one for the platform.
 * @throws Refusal in the words of Docker or of the registry
 */
export async function pullManifest(
  session: RegistrySession,
  reference: Reference,
  platform: Platform,
): Promise<Served> {
  const name = reference.digest ?? reference.tag ?? 'latest';
  const { text, digest } = await getManifest(session, reference, name);
  const document = JSON.parse(text);
  if (!Array.isArray(document.manifests)) return { digest, manifest: checked(document) };
  const choices: Descriptor[] = document.manifests;
  const choice = choices.find(
    (one) =>
      one.platform?.os === platform.os && one.platform.architecture === platform.architecture,
  );
  if (choice === undefined) {
    const wanted = `${platform.os}/${platform.architecture}`;
    throw new Refusal(404, `no matching manifest for ${wanted} in the manifest list entries`);
  }
  const chosen = await getManifest(session, reference, choice.digest);
  return { digest, manifest: checked(JSON.parse(chosen.text)) };
}

async function getManifest(
  session: RegistrySession,
  reference: Reference,
  name: string,
): Promise<{ text: string; digest: string }> {
  const address = `/v2/${reference.repository}/manifests/${name}`;
  const answer = await session.request(address, { headers: { Accept: accepted } });
  if (!answer.ok) throw translated(await registryRefusal(answer), reference);
  const text = await answer.text();
  const digest = digestOf(text);
  if (name.startsWith('sha256:') && name !== digest) {
    throw new Refusal(500, `manifest verification failed for digest ${name}`);
  }
  return { text, digest };
}

/** Docker's words around a registry's refusal of a pull. */
function translated({ status, message }: Refusal, reference: Reference): Refusal {
  if (message.startsWith('denied:')) {
    const hint = `repository does not exist or may require 'docker login'`;
    const words = `pull access denied for ${familiarName(reference)}, ${hint}: ${message}`;
    return new Refusal(404, words);
  }
  if (message.startsWith('name unknown:')) {
    return new Refusal(404, `repository ${familiarName(reference)} not found: ${message}`);
  }
  if (message.startsWith('manifest unknown:')) {
    return new Refusal(404, `manifest for ${familiarTag(reference)} not found: ${message}`);
  }
  return new Refusal(status, message);
}

function checked(document: Partial<Manifest>): Manifest {
  const { config, layers } = document;
  if (config === undefined || layers === undefined) {
    throw new Refusal(500, 'the practice engine reads schema 2 and OCI image manifests only');
  }
  return { config, layers };
}

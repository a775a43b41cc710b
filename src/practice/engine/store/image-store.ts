import { Refusal } from '../refusal.ts';
import type { Blobs } from './blobs.ts';
import type { Image } from './image.ts';
import { familiarName, familiarTag, parseReference, type Reference } from './reference.ts';

/** The images that the engine has, with their names. */
export class ImageStore {
  readonly blobs: Blobs;
  readonly #images = new Map<string, Image>();
  /** Image ids by `name:tag`. */
  readonly #tags = new Map<string, string>();
  /** Image ids by `name@digest`, the digest being that of the manifest in a registry. */
  readonly #digests = new Map<string, string>();

  constructor(blobs: Blobs) {
    this.blobs = blobs;
  }

  add(image: Image): void {
    this.#images.set(image.id, image);
  }

  tag(reference: Reference, id: string): void {
    this.#tags.set(familiarTag(reference), id);
  }

  /** Remembers under which digest a registry has the image. */
  recordDigest(reference: Reference, digest: string, id: string): void {
    this.#digests.set(`${familiarName(reference)}@${digest}`, id);
  }

  all(): Image[] {
    return [...this.#images.values()];
  }

  /** The image's `name:tag`s. */
  tagsOf(id: string): string[] {
    return keysOf(this.#tags, id).sort();
  }

  /** The image's `name@digest`s. */
  digestsOf(id: string): string[] {
    return keysOf(this.#digests, id).sort();
  }

  /** The tags that a repository has here. */
  tagsIn(reference: Reference): string[] {
    const prefix = `${familiarName(reference)}:`;
    const names = [...this.#tags.keys()].filter((name) => name.startsWith(prefix));
    return names.map((name) => name.slice(prefix.length));
  }

  /** The image that a reference names, if it is here. */
  named(reference: Reference): Image | undefined {
    const byDigest = `${familiarName(reference)}@${reference.digest ?? ''}`;
    const id =
      reference.digest === undefined
        ? this.#tags.get(familiarTag(reference))
        : this.#digests.get(byDigest);
    return id === undefined ? undefined : this.#images.get(id);
  }

  /**
   * The image by id, by name or by the start of an id, tried in Docker's order.
   * @throws Refusal 404 in the engine's words
   */
  find(text: string): Image {
    const found = this.#byId(text, 64) ?? this.#byName(text) ?? this.#byId(text, 4);
    if (found !== undefined) return found;
    const reference = parseReference(text);
    const name = reference.digest === undefined ? familiarTag(reference) : text;
    throw new Refusal(404, `No such image: ${name}`);
  }

  /** True when the text is an image's id or the start of one, rather than its name. */
  isId(text: string): boolean {
    return this.#byName(text) === undefined && this.#byId(text, 4) !== undefined;
  }

  /** Forgets one `name:tag` or `name@digest`. */
  untag(name: string): void {
    this.#tags.delete(name);
    this.#digests.delete(name);
  }

  /** Removes an image without names, and the blobs that no other image uses. */
  async remove(image: Image): Promise<void> {
    this.#images.delete(image.id);
    const used = new Set(this.all().flatMap((other) => other.layers.map((layer) => layer.digest)));
    for (const { digest } of image.layers) {
      if (!used.has(digest)) await this.blobs.remove(digest);
    }
  }

  #byName(text: string): Image | undefined {
    try {
      return this.named(parseReference(text));
    } catch {
      // 64 digits and the like are ids and no names
      return undefined;
    }
  }

  /** The one image whose id starts with the digits, of which there must be enough. */
  #byId(text: string, fewestDigits: number): Image | undefined {
    const digits = text.replace(/^sha256:/, '');
    if (!/^[0-9a-f]{1,64}$/.test(digits) || digits.length < fewestDigits) return undefined;
    const found = this.all().filter((image) => image.id.startsWith(`sha256:${digits}`));
    return found.length === 1 ? found[0] : undefined;
  }
}

function keysOf(names: Map<string, string>, id: string): string[] {
  return [...names].filter(([, owner]) => owner === id).map(([name]) => name);
}

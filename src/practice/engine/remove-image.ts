import { Refusal } from './refusal.ts';
import { shortId } from './store/image.ts';
import type { ImageStore } from './store/image-store.ts';
import { familiarName, familiarTag, parseReference, type Reference } from './store/reference.ts';

/** What a removal did, step by step (Docker Engine API, "Remove an image"). */
export type Removed = { Untagged: string } | { Deleted: string };

/**
 * Takes a name from an image, and removes the image with its last name. Named by id, the image
 * goes with all its names, which takes force when they are in several repositories.
 * @throws Refusal 404 or 409 in the engine's words
 */
export async function removeImage(
  store: ImageStore,
  name: string,
  force: boolean,
): Promise<Removed[]> {
  const image = store.find(name);
  const tags = store.tagsOf(image.id);
  const byId = store.isId(name);
  if (byId && !force && new Set(tags.map(repositoryOf)).size > 1) {
    const why = '(must be forced) - image is referenced in multiple repositories';
    throw new Refusal(409, `conflict: unable to delete ${shortId(image.id)} ${why}`);
  }
  const gone = byId ? [...tags, ...store.digestsOf(image.id)] : namesGoing(store, name, image.id);
  for (const each of gone) store.untag(each);
  const removed: Removed[] = gone.map((each) => ({ Untagged: each }));
  if (store.tagsOf(image.id).length > 0 || store.digestsOf(image.id).length > 0) return removed;
  await store.remove(image);
  return [...removed, { Deleted: image.id }];
}

/** The name itself and, with the last tag of its repository, the digests known there. */
function namesGoing(store: ImageStore, name: string, id: string): string[] {
  const reference: Reference = parseReference(name);
  if (reference.digest !== undefined) return [`${familiarName(reference)}@${reference.digest}`];
  const tag = familiarTag(reference);
  const repository = familiarName(reference);
  const others = store
    .tagsOf(id)
    .filter((each) => each !== tag && repositoryOf(each) === repository);
  const digests = store.digestsOf(id).filter((each) => each.startsWith(`${repository}@`));
  return others.length > 0 ? [tag] : [tag, ...digests];
}

function repositoryOf(tag: string): string {
  return tag.slice(0, tag.lastIndexOf(':'));
}

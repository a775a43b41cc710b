import { isTrue } from './build/build-options.ts';
import { type Exchange, sendJson } from './exchange.ts';
import { filtered, readFilters } from './filters.ts';
import { historyOf, inspectionOf, sizeOf, summaryOf } from './image-views.ts';
import { removeImage } from './remove-image.ts';
import type { Image } from './store/image.ts';
import { checkTag, parseReference } from './store/reference.ts';

/** GET `/images/json`. */
export function listImages({ response, query, store }: Exchange): void {
  const found = filtered(store, readFilters(query.get('filters')));
  const views = found.map((image) => summaryOf(store, image));
  sendJson(
    response,
    views.sort((one, other) => other.Created - one.Created),
  );
}

/** GET `/images/{name}/json`. */
export function inspectImage({ response, name, store }: Exchange): void {
  sendJson(response, inspectionOf(store, store.find(name)));
}

/** GET `/images/{name}/history`. */
export function tellHistory({ response, name, store }: Exchange): void {
  sendJson(response, historyOf(store, store.find(name)));
}

/** POST `/images/{name}/tag`. */
export function tagImage({ response, name, query, store }: Exchange): void {
  const image = store.find(name);
  const place = parseReference(query.get('repo') ?? '');
  const tag = query.get('tag');
  store.tag(tag ? { ...place, tag: checkTag(tag) } : place, image.id);
  response.writeHead(201).end();
}

/** DELETE `/images/{name}`. */
export async function deleteImage({ response, name, query, store }: Exchange): Promise<void> {
  sendJson(response, await removeImage(store, name, isTrue(query.get('force'))));
}

/** POST `/images/prune`: images without a tag, or without `dangling=true` all of them. */
export async function pruneImages({ response, query, store }: Exchange): Promise<void> {
  const wanted = readFilters(query.get('filters'));
  const onlyDangling = isTrue(wanted.get('dangling')?.[0] ?? 'true');
  wanted.delete('dangling');
  const unused = (image: Image) => !onlyDangling || store.tagsOf(image.id).length === 0;
  const images = filtered(store, wanted).filter(unused);
  const removed: object[] = [];
  for (const image of images) removed.push(...(await removeImage(store, image.id, true)));
  const freed = images.reduce((sum, image) => sum + sizeOf(image), 0);
  sendJson(response, { ImagesDeleted: removed, SpaceReclaimed: freed });
}

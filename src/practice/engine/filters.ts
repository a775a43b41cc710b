import { isTrue } from './build/build-options.ts';
import { Refusal } from './refusal.ts';
import type { Image } from './store/image.ts';
import type { ImageStore } from './store/image-store.ts';

type Filter = (store: ImageStore, image: Image, wanted: string[]) => boolean;

/** The filters that are spoken, by name (Docker Engine API, "List images"). */
const filters: Record<string, Filter> = {
  dangling: (store, { id }, [value = '']) => isTrue(value) === (store.tagsOf(id).length === 0),
  label: (_store, { configuration }, wanted) => {
    const labels = Object.entries(configuration.config?.Labels ?? {});
    return wanted.every((want) =>
      labels.some(([name, value]) => want === name || want === `${name}=${value}`),
    );
  },
  reference: (store, { id }, wanted) =>
    store.tagsOf(id).some((name) => wanted.some((want) => matches(want, name))),
};

/** Filters as a client sends them: `{"name":["value"]}` or `{"name":{"value":true}}`. */
export type Filters = Map<string, string[]>;

/** @throws Refusal 400 when they are malformed or one is not spoken */
export function readFilters(text: string | null): Filters {
  const read: Filters = new Map();
  for (const [name, values] of Object.entries(parsed(text))) {
    if (!(name in filters)) {
      throw new Refusal(400, `the practice engine does not speak the filter '${name}'`);
    }
    const list = Array.isArray(values)
      ? values.map(String)
      : Object.keys({ ...(values as object) });
    read.set(name, list);
  }
  return read;
}

/** The images that pass every filter. */
export function filtered(store: ImageStore, wanted: Filters): Image[] {
  const passes = (image: Image) =>
    [...wanted].every(([name, values]) => filters[name]?.(store, image, values));
  return store.all().filter(passes);
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    return JSON.parse(text || '{}') ?? {};
  } catch {
    throw new Refusal(400, 'invalid filter: it is not a JSON object');
  }
}

/** A pattern like `alice/*` or `app:1.*` against `name:tag`; a pattern without a tag takes any. */
function matches(pattern: string, name: string): boolean {
  const bare = name.slice(0, name.lastIndexOf(':'));
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const form = new RegExp(`^${parts.join('[^/]*')}$`);
  return form.test(name) || form.test(bare);
}

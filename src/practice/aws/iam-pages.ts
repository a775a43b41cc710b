import { page } from './paging.ts';
import { Fault } from './service.ts';

/**
 * One page of a listing under the name of its member, as all of IAM's listings page: a hundred
 * items unless asked otherwise, and a marker for the next page.
 * @throws Fault ValidationError for a marker that no page gave out
 */
export function listed<Name extends string, Item>(
  name: Name,
  all: Item[],
  asked: { MaxItems?: number | string | undefined; Marker?: string | undefined },
): Record<Name, Item[]> & { IsTruncated: boolean; Marker?: string } {
  const invalid = () => new Fault('ValidationError', `Invalid Marker: ${asked.Marker}`);
  const { items, next } = page(all, Number(asked.MaxItems ?? 100), asked.Marker, invalid);
  const list = { [name]: items } as Record<Name, Item[]>;
  return { ...list, IsTruncated: next !== undefined, ...(next !== undefined && { Marker: next }) };
}

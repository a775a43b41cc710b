import type { Fault } from './service.ts';

/** One page of a listing, and the token of the next where there is more. */
export interface Page<Item> {
  items: Item[];
  next: string | undefined;
}

/**
 * The page that a token asks for, the first without one. Tokens are opaque to clients, as AWS's.
 * @throws the given fault for a token that no page gave out
 */
export function page<Item>(
  all: readonly Item[],
  size: number,
  token: string | undefined,
  invalid: () => Fault,
): Page<Item> {
  const start = token === undefined ? 0 : decode(token);
  if (start === undefined || start > all.length) throw invalid();
  const end = start + size;
  const next = end < all.length ? Buffer.from(`page ${end}`).toString('base64') : undefined;
  return { items: all.slice(start, end), next };
}

function decode(token: string): number | undefined {
  const digits = Buffer.from(token, 'base64')
    .toString('utf8')
    .match(/^page (\d+)$/)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

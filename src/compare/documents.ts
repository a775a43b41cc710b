import { isDeepStrictEqual } from 'node:util';

/**
 * Whether two policy documents say the same: the order of members and white space do not count, as
 * AWS keeps neither for certain.
 */
export function sameDocument(one: string, other: string): boolean {
  return one === other || isDeepStrictEqual(parsed(one), parsed(other));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

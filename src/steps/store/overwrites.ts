import { registryIn } from '../../image/registry-address.ts';
import { Secret } from '../../secret.ts';
import type { PutParameter, StoredParameter } from '../../types.ts';
import { wantedChanges } from './changes.ts';
import type { StoreSight } from './sight.ts';

/**
 * How a stored value is not the settled one: by white space around it, by an address that is not
 * bare, or altogether.
 */
export type Difference = 'padding' | 'address' | 'value';

/**
 * The overwrites of values that differ in this way. There are none until the registry has granted
 * the push: what does not work never replaces what may.
 */
export function overwrites(sight: StoreSight, difference: Difference): PutParameter[] {
  if (sight.answer?.kind !== 'granted' || 'unseen' in sight.stored) return [];
  const { url, username, password } = sight.stored.seen;
  return wantedChanges(sight).filter(({ name, value }) => {
    const stored = [url, username, password].find((one) => one?.name === name);
    return stored !== undefined && differenceOf(stored, value, stored === url) === difference;
  });
}

function differenceOf(
  { value: stored }: StoredParameter,
  wanted: string | Secret,
  isAddress: boolean,
): Difference {
  if (stored instanceof Secret) {
    return wanted instanceof Secret && stored.trimmed().equals(wanted) ? 'padding' : 'value';
  }
  if (stored.trim() === wanted) return 'padding';
  return isAddress && registryIn(stored) === wanted ? 'address' : 'value';
}

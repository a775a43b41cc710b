import { Secret } from '../../secret.ts';
import type { PutParameter, StoredParameter } from '../../types.ts';
import type { StoreSight } from './sight.ts';

/** One of the three: what it is to hold, and what it holds now. */
interface Part {
  name: string;
  type: PutParameter['type'];
  wanted?: string | Secret;
  stored?: StoredParameter;
}

/** Names of parameters that do not exist, in the order address, user name, password. */
export function missingNames(sight: StoreSight): string[] {
  return partsOf(sight)
    .filter(({ stored }) => !stored)
    .map(({ name }) => name);
}

/** The parameters that have to be written, in the same order. */
export function wantedChanges(sight: StoreSight): PutParameter[] {
  const { app = '', key } = sight.known.setup;
  return partsOf(sight).flatMap(({ name, type, wanted, stored }) => {
    if (wanted === undefined || (stored && sameValue(stored.value, wanted))) return [];
    // AWS refuses to change a parameter's type in place, so an overwrite keeps it.
    const kept = stored && stored.type !== 'StringList' ? stored.type : type;
    const change: PutParameter = {
      kind: 'put-parameter',
      name,
      type: kept,
      value: wanted,
      ...(kept === 'SecureString' && key && { key }),
      ...(stored && { replaces: stored.version }),
      tags: { 'firstpush:app': app },
    };
    return [change];
  });
}

/**
 * The parameters that are encrypted anew with the key that was given, without those that are
 * written anyway.
 */
export function reencryptions(sight: StoreSight): PutParameter[] {
  const { app = '', key } = sight.known.setup;
  const written = new Set(wantedChanges(sight).map(({ name }) => name));
  const others = new Set((sight.otherKeys ?? []).map(({ name }) => name));
  if (!key) return [];
  return partsOf(sight).flatMap(({ name, stored }) => {
    if (stored?.type !== 'SecureString' || !others.has(name) || written.has(name)) return [];
    const { type, value, version } = stored;
    const tags = { 'firstpush:app': app };
    return [{ kind: 'put-parameter' as const, name, type, value, key, replaces: version, tags }];
  });
}

function partsOf(sight: StoreSight): Part[] {
  if (sight.nothingToStore || 'unseen' in sight.stored) return [];
  const { names, registry, username, password, stored } = sight;
  const { seen } = stored;
  return [
    { name: names.url, type: 'String', wanted: registry, ...(seen.url && { stored: seen.url }) },
    {
      name: names.username,
      type: 'SecureString',
      wanted: username,
      ...(seen.username && { stored: seen.username }),
    },
    {
      name: names.password,
      type: 'SecureString',
      ...(password && { wanted: password.value }),
      ...(seen.password && { stored: seen.password }),
    },
  ];
}

function sameValue(one: string | Secret, other: string | Secret): boolean {
  if (one instanceof Secret) return other instanceof Secret && one.equals(other);
  return one === other;
}

import { isEcr } from '../../image/ecr.ts';
import { isLoopback } from '../../image/registry-address.ts';
import { Secret } from '../../secret.ts';
import type { Known, Reads, StoredParameter } from '../../types.ts';
import { parameterNames } from '../name/conventions.ts';
import type { StoreSight } from './sight.ts';

/** Reads the three parameters back and puts the pair to the registry. */
export async function lookAtStore(known: Known, reads: Reads): Promise<StoreSight> {
  const { registry = '', repository = '', username = '' } = known.setup;
  const typed = known.setup.password ?? reads.offers.password?.value;
  const names = parameterNames(known.setup);
  const caller = await reads.caller();
  const buildsRunHere = 'seen' in caller && caller.seen.buildsRunHere;
  const sight = {
    known,
    names,
    registry,
    repository,
    username,
    nothingToStore: isEcr(registry),
    outOfReach: isLoopback(registry) && !buildsRunHere,
  };
  if (sight.nothingToStore) return { ...sight, stored: { seen: {} } };

  const read = await reads.parameters([names.url, names.username], [names.password]);
  if ('unseen' in read) return { ...sight, stored: read };
  const stored = byPart(read.seen, names);
  const inStore = stored.password?.value;
  const value = typed ?? (inStore instanceof Secret ? inStore : undefined);
  if (!value) return { ...sight, stored: { seen: stored } };

  const isStored = inStore instanceof Secret && value.equals(inStore);
  const answer = await reads.mayPush(registry, repository, { username, password: value });
  const password = { value, from: isStored ? 'stored' : 'typed' } as const;
  return { ...sight, stored: { seen: stored }, password, answer };
}

function byPart(parameters: readonly StoredParameter[], names: StoreSight['names']) {
  const of = (name: string) => parameters.find((parameter) => parameter.name === name);
  const [url, username, password] = [of(names.url), of(names.username), of(names.password)];
  return { ...(url && { url }), ...(username && { username }), ...(password && { password }) };
}

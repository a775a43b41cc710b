import { isEcr } from '../../image/ecr.ts';
import { isLoopback } from '../../image/registry-address.ts';
import { Secret } from '../../secret.ts';
import type { Known, Reads, StoredParameter } from '../../types.ts';
import { parameterNames } from '../name/conventions.ts';
import { otherKeys } from './other-keys.ts';
import { lookElsewhere } from './other-region.ts';
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
  if (sight.nothingToStore) return { ...sight, stored: { seen: {} }, neighbours: [] };

  const read = await reads.parameters([names.url, names.username], [names.password]);
  if ('unseen' in read) return { ...sight, stored: read, neighbours: [] };
  const stored = byPart(read.seen, names);
  const missing = Object.values(names).filter(
    (name) => !read.seen.some((one) => one.name === name),
  );
  const [neighbours, elsewhere, keys] = await Promise.all([
    neighboursOf(missing, reads),
    lookElsewhere(missing, names.password, known, reads),
    otherKeys(known, names, reads),
  ]);
  const seen = {
    ...{ ...sight, stored: { seen: stored }, neighbours },
    ...(elsewhere && { elsewhere }),
    ...(keys.length > 0 && { otherKeys: keys }),
  };
  const password = chosenPassword(typed, stored.password?.value, elsewhere?.password);
  if (!password) return seen;
  const credential = { username, password: password.value };
  return { ...seen, password, answer: await reads.mayPush(registry, repository, credential) };
}

/** What was typed counts before what is stored, and that before what another region has. */
function chosenPassword(
  typed: Secret | undefined,
  inStore: StoredParameter['value'] | undefined,
  elsewhere: Secret | undefined,
): StoreSight['password'] {
  const stored = inStore instanceof Secret ? inStore.trimmed() : undefined;
  const value = typed ?? stored ?? elsewhere;
  if (!value) return undefined;
  if (stored && value.equals(stored)) return { value, from: 'stored' };
  return { value, from: typed ? 'typed' : 'elsewhere' };
}

/** Names of parameters that have a word in common with those that are missing. */
async function neighboursOf(missing: readonly string[], reads: Reads): Promise<readonly string[]> {
  if (missing.length === 0) return [];
  const found = await reads.describeParameters({ containing: wordsLike(missing) });
  return 'seen' in found ? found.seen.map(({ name }) => name) : [];
}

/** Texts that a search takes at most: AWS Systems Manager API Reference, ParameterStringFilter. */
const mostWords = 50;

/** The words of the names, each in the cases in which people write it. */
function wordsLike(names: readonly string[]): string[] {
  const words = names.flatMap(
    (name) => name.match(/[A-Z]?[a-z]{3,}|[A-Z]{3,}|[a-z0-9]{3,}/g) ?? names,
  );
  const cased = words.flatMap((word) => {
    const lower = word.toLowerCase();
    return [lower, lower.charAt(0).toUpperCase() + lower.slice(1), word.toUpperCase()];
  });
  return [...new Set(cased)].slice(0, mostWords);
}

function byPart(parameters: readonly StoredParameter[], names: StoreSight['names']) {
  const of = (name: string) => parameters.find((parameter) => parameter.name === name);
  const [url, username, password] = [of(names.url), of(names.username), of(names.password)];
  return { ...(url && { url }), ...(username && { username }), ...(password && { password }) };
}

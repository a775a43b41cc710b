/** Gives the identifier of a thing by its kind, its name, and whose it is where that matters. */
export type Identify = (kind: string, name: string, of?: string) => string;

/**
 * Identifiers for the things of a template: each thing keeps its own, and no two are alike.
 * `join` makes one of the words of the kind and the name, which are letters and digits.
 */
export function identifiers(join: (name: readonly string[], kind: string) => string): Identify {
  const owners = new Map<string, string>();
  return (kind, name, of = '') => {
    const owner = `${kind} ${name} ${of}`;
    const wanted = join(name.split(/[^A-Za-z0-9]+/).filter(Boolean), kind);
    let free = wanted;
    for (let next = 2; (owners.get(free) ?? owner) !== owner; next += 1) free = `${wanted}${next}`;
    owners.set(free, owner);
    return free;
  };
}

/**
 * Identifiers for the things of a template: each thing keeps its own, and no two are alike.
 * `identify` makes one of the words of a name.
 */
export function identifiers(identify: (words: readonly string[]) => string) {
  const taken = new Map<string, string>();
  return (kind: string, name: string): string => {
    const key = `${kind} ${name}`;
    const known = [...taken].find(([, owner]) => owner === key)?.[0];
    if (known) return known;
    const wanted = identify([...name.split(/[^A-Za-z0-9]+/).filter(Boolean), kind]);
    let free = wanted;
    for (let next = 2; taken.has(free); next += 1) free = `${wanted}${next}`;
    taken.set(free, key);
    return free;
  };
}

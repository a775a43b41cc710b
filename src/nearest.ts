/** The known word that was most likely meant: other case or dashes, or two letters off at most. */
export function nearest(key: string, keys: readonly string[]): string | undefined {
  const plain = folded(key);
  const same = keys.find((candidate) => folded(candidate) === plain);
  if (same !== undefined || plain.length < 4) return same;
  return keys.find((candidate) => candidate.length > 4 && distance(plain, folded(candidate)) <= 2);
}

function folded(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}

/** How many letters must be put in, taken out or changed to turn one text into the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

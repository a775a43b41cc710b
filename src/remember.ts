/** Ways to work the same thing out only once. What they are used for never changes its answer. */

/** Remembers every answer by the words that it was asked with; a promise counts as an answer. */
export function remembering<A extends readonly string[], T>(
  ask: (...words: A) => T,
): (...words: A) => T {
  const answers = new Map<string, T>();
  return (...words) => {
    const key = words.join('\0');
    if (!answers.has(key)) answers.set(key, ask(...words));
    return answers.get(key) as T;
  };
}

/**
 * Remembers what was made of each object in the object itself, where nothing that copies or compares
 * it looks. With a WeakMap a look at many files takes longer (docs/benchmarks.md).
 */
export function rememberingFor<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const place = Symbol(make.name);
  return (key) => {
    const known = (key as Record<symbol, { value: V } | undefined>)[place];
    if (known) return known.value;
    const value = make(key);
    Object.defineProperty(key, place, { value: { value } });
    return value;
  };
}

/** Remembers of each object what was made with the argument that was given last. */
export function rememberingLast<K extends object, B, V>(
  make: (key: K, by: B) => V,
): (key: K, by: B) => V {
  const lately = rememberingFor((_: K): { last?: { by: B; value: V } } => ({}));
  return (key, by) => {
    const place = lately(key);
    if (place.last?.by !== by) place.last = { by, value: make(key, by) };
    return place.last.value;
  };
}

/** In UTF-16 code units; larger texts are rare, and too large to be kept. */
const longest = 64 * 1024;

/** Remembers what was made of the texts met last. */
export function rememberingRecent<V>(make: (text: string) => V, most = 64): (text: string) => V {
  const recent = new Map<string, { value: V }>();
  return (text) => {
    const known = recent.get(text);
    if (known) return known.value;
    const value = make(text);
    if (text.length > longest) return value;
    const [oldest] = recent.keys();
    if (recent.size >= most && oldest !== undefined) recent.delete(oldest);
    recent.set(text, { value });
    return value;
  };
}

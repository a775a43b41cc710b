/** Asks each question once, and gives later askers the first answer; a promise counts as one. */
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

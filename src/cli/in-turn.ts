/** Does the same with each of many, at most `width` at a time; the results stand in their order. */
export async function inTurn<T, R>(
  items: readonly T[],
  width: number,
  act: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const worker = async () => {
    for (const [at, item] of waiting) results[at] = await act(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

/** Which lessons and exercises a learner has done; kept by whoever opened it. */
export interface Progress {
  has(id: string): boolean;
  /** Remembers one more. */
  done(id: string): Promise<void>;
}

/** The text under which progress is kept. */
export const progressText = (done: readonly string[]): string =>
  `${JSON.stringify({ version: 1, done }, undefined, 2)}\n`;

/** What a kept text says; nothing where it says nothing that is understood. */
export function readProgress(text: string): readonly string[] {
  try {
    const { done } = JSON.parse(text) as { done?: unknown };
    return Array.isArray(done) ? done.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

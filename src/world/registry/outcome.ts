import type { Refused, Unknown } from './answers.ts';

/** Thrown when the answer is plain before the question is through. */
export class Outcome extends Error {
  readonly answer: Refused | Unknown;

  constructor(answer: Refused | Unknown) {
    super(answer.said);
    this.name = 'Outcome';
    this.answer = answer;
  }
}

/** What could not be told, and why. */
export function unknown(reason: Unknown['reason'], said: string): Outcome {
  return new Outcome({ kind: 'unknown', reason, said });
}

/** Asks, and gives the answer whether it was returned or thrown. Faults of ours stay thrown. */
export async function settled<T>(ask: () => Promise<T>): Promise<T | Refused | Unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Outcome) return error.answer;
    throw error;
  }
}

/** What a status means that is about the server and not about the question; else undefined. */
export function troubleOf(status: number, said: string): Unknown | undefined {
  if (status === 429) return { kind: 'unknown', reason: 'throttled', said };
  if (status >= 500) return { kind: 'unknown', reason: 'server-error', said };
  return undefined;
}

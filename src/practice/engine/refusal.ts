/** What the engine will not or cannot do: an HTTP status and the words that a client shows. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** What a client is told of an error; one that is no refusal is a fault of the engine's own. */
export function wordsOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return `the practice engine failed: ${error instanceof Error ? error.message : error}`;
}

/** Milliseconds that IAM may take to spread what was written (IAM User Guide, Troubleshoot IAM). */
const spreading = 120_000;

/** Remembers when rights were last written, since IAM does not know them everywhere at once. */
export class FreshRights {
  #writtenAt = Number.NEGATIVE_INFINITY;

  /** True while rights that were written may not be known everywhere. */
  get now(): boolean {
    return Date.now() - this.#writtenAt < spreading;
  }

  /** The same writes, each of them noted. */
  noting<W extends Record<string, (change: never) => Promise<void>>>(writes: W): W {
    const noted = Object.entries(writes).map(([name, write]) => [
      name,
      async (change: never) => {
        await write(change);
        this.#writtenAt = Date.now();
      },
    ]);
    return Object.fromEntries(noted) as W;
  }
}

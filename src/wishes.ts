/**
 * The wish to leave while work goes on. Work that can be left takes the wish up and asks what shall
 * become of it; all other work is ended at once.
 */
export class Wishes {
  #taker: (() => void) | undefined;

  /** Takes the next wish up; what it returns gives it back. */
  take(taker: () => void): () => void {
    this.#taker = taker;
    return () => {
      if (this.#taker === taker) this.#taker = undefined;
    };
  }

  /** The person wants to leave: true where that is taken up. A second wish no longer is. */
  wish(): boolean {
    const taker = this.#taker;
    this.#taker = undefined;
    taker?.();
    return taker !== undefined;
  }
}

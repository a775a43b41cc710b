import { setTimeout as sleep } from 'node:timers/promises';
import type { Wishes } from '../wishes.ts';

/** Milliseconds of the first pause, and of the longest ones, between two looks at a build. */
const first = 300;
const longest = { from: 2_000, to: 5_000 };

/**
 * Pauses between looks: short at first, then as AWS asks of who polls, never in step with others.
 * The wish to leave ends a pause, and does not wait for an answer that is under way either.
 */
export class Pause {
  readonly #wishes: Wishes;
  #wish = new AbortController();
  #giveBack: () => void;
  #length = first;

  constructor(wishes: Wishes) {
    this.#wishes = wishes;
    this.#giveBack = this.#take();
  }

  /** The person wants to leave. */
  get wished(): boolean {
    return this.#wish.signal.aborted;
  }

  /** What is waited for, or nothing where the person wants to leave before it is there. */
  async orWish<T>(work: Promise<T>): Promise<T | undefined> {
    const { signal } = this.#wish;
    if (signal.aborted) return undefined;
    let hear = () => {};
    try {
      return await new Promise((settle, fail) => {
        hear = () => settle(undefined);
        signal.addEventListener('abort', hear);
        work.then(settle, fail);
      });
    } finally {
      // The signal outlives many answers; what still listened to it would hold each of them.
      signal.removeEventListener('abort', hear);
    }
  }

  /** Waits, or less where the person wants to leave. */
  async over(): Promise<void> {
    const { from, to } = longest;
    const time = this.#length < from ? this.#length : from + Math.random() * (to - from);
    this.#length *= 1.4;
    await sleep(time, undefined, { signal: this.#wish.signal }).catch(() => {});
  }

  /** The wish was heard; the next one is taken up where `again` is true. */
  heard(again: boolean): void {
    this.#wish = new AbortController();
    if (again) this.#giveBack = this.#take();
  }

  end(): void {
    this.#giveBack();
  }

  #take(): () => void {
    const wish = this.#wish;
    return this.#wishes.take(() => wish.abort());
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Wishes } from '../wishes.ts';

/** Milliseconds of the first pause, and of the longest ones, between two looks at a build. */
const first = 300;
const longest = { from: 2_000, to: 5_000 };

/** Pauses between looks: short at first, then as AWS asks of who polls, never in step with others. */
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

  /** Waits; true where the person wants to leave. */
  async over(): Promise<boolean> {
    const { from, to } = longest;
    const time = this.#length < from ? this.#length : from + Math.random() * (to - from);
    this.#length *= 1.4;
    const { signal } = this.#wish;
    await sleep(time, undefined, { signal }).catch(() => {});
    if (signal.aborted) this.#wish = new AbortController();
    return signal.aborted;
  }

  /** Takes the next wish up, after one was answered. */
  again(): void {
    this.#giveBack = this.#take();
  }

  end(): void {
    this.#giveBack();
  }

  #take(): () => void {
    const wish = this.#wish;
    return this.#wishes.take(() => wish.abort());
  }
}

import type { ScreenState } from './screen-state.ts';

/** Holds what the screen shows and tells the renderer when it is different. */
export class Store {
  #state: ScreenState;
  readonly #listeners = new Set<() => void>();

  constructor(state: ScreenState) {
    this.#state = state;
  }

  /** The state now; the same object until there is another. */
  readonly current = (): ScreenState => this.#state;

  /** Calls back at every change, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  update(change: (state: ScreenState) => ScreenState): void {
    const next = change(this.#state);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

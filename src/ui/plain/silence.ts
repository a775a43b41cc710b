/** Milliseconds until the first word about a silence; each next one comes after twice the time. */
const patience = 10_000;

/** Says at ten seconds of silence, then at twenty, forty and so on, what is waited for. */
export class Silence {
  readonly #say: (seconds: number) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(say: (seconds: number) => void) {
    this.#say = say;
  }

  /** Something was heard: counts anew. */
  heard(): void {
    this.end();
    this.#wait(patience, patience);
  }

  /** Nothing is waited for any more. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #wait(time: number, silent: number): void {
    this.#timer = setTimeout(() => {
      this.#say(silent / 1000);
      this.#wait(silent, silent * 2);
    }, time).unref();
  }
}

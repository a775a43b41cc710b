import { inspect } from 'node:util';

const dots = '••••••••';

/**
 * A value that may be sent but never shown. Printing, serialising or inspecting it gives dots, so
 * that it cannot reach a log, a file, a frame or an error by accident; `reveal` is the one way to
 * the text and is called only where the value is sent.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself, for the one request that sends it. */
  reveal(): string {
    return this.#text;
  }

  /** True when both hold the same text. */
  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  /** The same without white space before and after it, which no password is meant to have. */
  trimmed(): Secret {
    return new Secret(this.#text.trim());
  }

  toString(): string {
    return dots;
  }

  toJSON(): string {
    return dots;
  }

  [inspect.custom](): string {
    return dots;
  }
}

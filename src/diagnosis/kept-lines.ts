import { mayExplain } from './words-of-trouble.ts';

/** A line of a log by its number, counted from 1. */
export interface LogLine {
  number: number;
  text: string;
  /** True where a builder wrote it, numbered `#12`. */
  builder: boolean;
}

const many = 300;

/**
 * The lines of one command, bounded whatever its length: the first, the last, and between them the
 * first and the last of those that may explain a failure.
 */
export class KeptLines {
  readonly #first: LogLine[] = [];
  readonly #telling: LogLine[] = [];
  readonly #lateTelling = new Ring();
  readonly #last = new Ring();

  add(line: LogLine): void {
    if (this.#first.length < many) {
      this.#first.push(line);
    } else if (!mayExplain(line.text)) {
      this.#last.add(line);
    } else if (this.#telling.length < many) {
      this.#telling.push(line);
    } else {
      this.#lateTelling.add(line);
    }
  }

  /** In the order of the log. */
  all(): LogLine[] {
    const later = [...this.#telling, ...this.#lateTelling.all(), ...this.#last.all()];
    return [...this.#first, ...later.sort((one, other) => one.number - other.number)];
  }
}

class Ring {
  #lines: LogLine[] = [];

  add(line: LogLine): void {
    this.#lines.push(line);
    if (this.#lines.length >= 2 * many) this.#lines = this.#lines.slice(-many);
  }

  all(): readonly LogLine[] {
    return this.#lines.slice(-many);
  }
}

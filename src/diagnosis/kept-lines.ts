import { isDistinct, mayExplain } from './words-of-trouble.ts';

/** A line of a log by its number, counted from 1. */
export interface LogLine {
  number: number;
  text: string;
  /** True where a builder wrote it, numbered `#12`. */
  builder: boolean;
}

const many = 300;

/**
 * The lines of one command, bounded whatever its length: the first; of those after, the first that
 * may explain a failure, then the first and last with words that few lines have; and the last.
 */
export class KeptLines {
  readonly #first: LogLine[] = [];
  readonly #telling: LogLine[] = [];
  readonly #distinct: LogLine[] = [];
  readonly #lateDistinct = new Ring();
  readonly #last = new Ring();

  add(line: LogLine): void {
    if (this.#first.length < many) this.#first.push(line);
    else if (!this.#keepForever(line)) this.#last.add(line);
  }

  /** In the order of the log. */
  all(): LogLine[] {
    const rings = [...this.#lateDistinct.all(), ...this.#last.all()];
    const later = [...this.#telling, ...this.#distinct, ...rings];
    return [...this.#first, ...later.sort((one, other) => one.number - other.number)];
  }

  #keepForever(line: LogLine): boolean {
    if (!mayExplain(line.text)) return false;
    if (this.#telling.length < many) this.#telling.push(line);
    else if (!isDistinct(line.text)) return false;
    else if (this.#distinct.length < many) this.#distinct.push(line);
    else this.#lateDistinct.add(line);
    return true;
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

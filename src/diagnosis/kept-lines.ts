import type { CleanLine } from './lines.ts';
import { isDistinct, mayExplain } from './words-of-trouble.ts';

/** A line of a log by its number, counted from 1. */
export interface LogLine extends Pick<CleanLine, 'text' | 'raw' | 'builder'> {
  number: number;
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
  readonly #lateDistinct = new LastLines(many);
  readonly #last = new LastLines(many);

  add(number: number, line: CleanLine): void {
    const { text, raw, builder } = line;
    const bounded = this.#boundedFor(text);
    if (bounded instanceof LastLines) bounded.add(number, line);
    else bounded.push({ number, text, raw, builder });
  }

  /** In the order of the log. */
  all(): LogLine[] {
    const late = [...this.#lateDistinct.all(), ...this.#last.all()];
    const later = [...this.#telling, ...this.#distinct, ...late];
    return [...this.#first, ...later.sort((one, other) => one.number - other.number)];
  }

  #boundedFor(text: string): LogLine[] | LastLines {
    if (this.#first.length < many) return this.#first;
    if (!mayExplain(text)) return this.#last;
    if (this.#telling.length < many) return this.#telling;
    if (!isDistinct(text)) return this.#last;
    return this.#distinct.length < many ? this.#distinct : this.#lateDistinct;
  }
}

/**
 * The last lines of many. Their places are written over, since an object for each line, dropped soon
 * after, would fill the memory of a long log: V8 makes room for such where it seldom clears up.
 */
export class LastLines {
  readonly #places: LogLine[] = [];
  readonly #most: number;
  #next = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(number: number, { text, raw, builder }: Omit<LogLine, 'number'>): void {
    const place = this.#places[this.#next];
    if (place) {
      place.number = number;
      place.text = text;
      place.raw = raw;
      place.builder = builder;
    } else this.#places.push({ number, text, raw, builder });
    this.#next = (this.#next + 1) % this.#most;
  }

  /** From the first to the last. */
  all(): LogLine[] {
    const since = [...this.#places.slice(this.#next), ...this.#places.slice(0, this.#next)];
    return since.map((line) => ({ ...line }));
  }
}

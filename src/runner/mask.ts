const stars = '***';

/**
 * Puts stars in the place of secret values, as CodeBuild does: exact matches only (AWS CodeBuild
 * User Guide, "Build specification reference", parameter-store). Of a value of several lines each
 * line is masked, since a log is read line by line.
 */
export class Mask {
  #pattern: RegExp | undefined;
  #longest = 0;
  readonly #values = new Set<string>();

  /** Values to be masked from now on. */
  add(values: Iterable<string>): void {
    for (const value of values) {
      for (const line of value.split(/\r?\n/)) if (line !== '') this.#values.add(line);
    }
    const longestFirst = [...this.#values].sort((a, b) => b.length - a.length);
    this.#longest = longestFirst[0]?.length ?? 0;
    const words = longestFirst.map((value) => value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
    this.#pattern = words.length > 0 ? new RegExp(words.join('|'), 'g') : undefined;
  }

  /** A whole line, masked. */
  whole(line: string): string {
    return this.#pattern ? line.replace(this.#pattern, stars) : line;
  }

  /** The part of an unfinished line that no value can still begin in, masked, and the rest as it is. */
  part(line: string): [masked: string, rest: string] {
    let cut = Math.max(0, line.length - Math.max(0, this.#longest - 1));
    for (const match of this.#pattern ? line.matchAll(this.#pattern) : []) {
      const end = match.index + match[0].length;
      if (match.index < cut && end > cut) cut = end;
    }
    return [this.whole(line.slice(0, cut)), line.slice(cut)];
  }
}

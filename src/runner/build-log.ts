import { Mask } from './mask.ts';
import type { Run } from './run.ts';

/** Characters of a line at which it is broken; an event of CloudWatch Logs holds 256 KiB. */
const longestLine = 1 << 16;

/** The log of one build: the agent's stamped lines, and between them what the commands print. */
export class BuildLog {
  readonly mask = new Mask();
  readonly #onLine: Run['onLine'];
  /** The line that the running command has not ended yet. */
  #open = '';

  constructor(onLine: Run['onLine']) {
    this.#onLine = onLine;
  }

  /** A line of CodeBuild's own; a text of several lines is stamped once. */
  async say(text: string): Promise<void> {
    await this.end();
    for (const line of `[Container] ${stamp()} ${text}`.split('\n')) await this.#tell(line);
  }

  /** What a command printed, in pieces of any size. */
  async print(text: string): Promise<void> {
    const lines = (this.#open + text).split('\n');
    this.#open = lines.pop() ?? '';
    for (const line of lines) await this.#tell(line);
    while (this.#open.length > longestLine) await this.#break();
  }

  /** Tells the line that was begun and not ended, if there is one. */
  async end(): Promise<void> {
    const line = this.#open;
    this.#open = '';
    if (line !== '') await this.#tell(line);
  }

  async #tell(line: string): Promise<void> {
    if (line.length <= longestLine) return this.#onLine(this.mask.whole(line));
    const masked = this.mask.whole(line);
    for (let at = 0; at < masked.length; at += longestLine) {
      await this.#onLine(masked.slice(at, at + longestLine));
    }
  }

  async #break(): Promise<void> {
    const [masked, rest] = this.mask.part(this.#open);
    this.#open = rest;
    await this.#onLine(masked);
  }
}

/** The time as CodeBuild's agent writes it: UTC, with microseconds. */
function stamp(): string {
  const micros = Math.floor((performance.timeOrigin + performance.now()) * 1000);
  const [date = '', time = ''] = new Date(Math.floor(micros / 1000)).toISOString().split(/[TZ.]/);
  const fraction = String(micros % 1_000_000).padStart(6, '0');
  return `${date.replaceAll('-', '/')} ${time}.${fraction}`;
}

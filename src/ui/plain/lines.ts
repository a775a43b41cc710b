import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { Left } from '../../types.ts';

/**
 * Reads one line after another. A pipe may bring all lines at once, so lines that nobody waits for
 * are kept for the next question.
 */
export class Lines {
  readonly #input: NodeJS.ReadableStream & { isTTY?: boolean };
  readonly #ready: string[] = [];
  #reader: Interface | undefined;
  #waiting: { settle: (line: string) => void; fail: (left: Left) => void } | undefined;
  #ended = false;

  constructor(input: NodeJS.ReadableStream & { isTTY?: boolean }) {
    this.#input = input;
  }

  /** The next line. @throws Left at the end of the input, or when interrupted while waiting */
  async next(): Promise<string> {
    this.#reader ??= this.#open();
    const line = this.#ready.shift();
    if (line !== undefined) return line;
    if (this.#ended) throw new Left();
    const interrupted = () => this.#waiting?.fail(new Left());
    process.once('SIGINT', interrupted);
    try {
      return await new Promise((settle, fail) => {
        this.#waiting = { settle, fail };
      });
    } finally {
      process.off('SIGINT', interrupted);
      this.#waiting = undefined;
    }
  }

  /** The next line, which a terminal does not show while it is typed. @throws Left as `next` */
  async nextUnseen(): Promise<string> {
    if (!this.#input.isTTY) return this.next();
    this.#pause();
    // With an output of its own that shows nothing, readline edits the line without an echo.
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const reader = createInterface({ input: this.#input, output: nowhere, terminal: true });
    try {
      return await new Promise((settle, fail) => {
        const left = () => fail(new Left());
        reader.once('line', settle).once('SIGINT', left).once('close', left);
      });
    } finally {
      reader.close();
    }
  }

  close(): void {
    this.#pause();
  }

  #open(): Interface {
    const reader = createInterface({ input: this.#input, terminal: false });
    reader.on('line', (line) => {
      if (this.#waiting) this.#waiting.settle(line);
      else this.#ready.push(line);
    });
    reader.on('close', () => {
      if (this.#reader !== reader) return;
      this.#ended = true;
      this.#waiting?.fail(new Left());
    });
    return reader;
  }

  #pause(): void {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.close();
  }
}

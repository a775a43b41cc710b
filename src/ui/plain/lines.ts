import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { Left } from '../../types.ts';

type Input = NodeJS.ReadableStream & { isTTY?: boolean };

/**
 * Reads one line after another. A pipe may bring all lines at once, so lines that nobody waits for
 * are kept for the next question. Each reading calls `prompt` when it is ready for what is typed.
 */
export class Lines {
  readonly #input: Input;
  readonly #ready: string[] = [];
  #reader: Interface | undefined;
  #waiting: { settle: (line: string) => void; fail: (left: Left) => void } | undefined;
  #ended = false;

  constructor(input: Input) {
    this.#input = input;
  }

  /** The next line. @throws Left at the end of the input, or when interrupted while waiting */
  async next(prompt: () => void): Promise<string> {
    this.#reader ??= this.#open();
    const interrupted = () => this.#waiting?.fail(new Left());
    process.once('SIGINT', interrupted);
    try {
      prompt();
      const line = this.#ready.shift();
      if (line !== undefined) return line;
      if (this.#ended) throw new Left();
      return await new Promise((settle, fail) => {
        this.#waiting = { settle, fail };
      });
    } finally {
      process.off('SIGINT', interrupted);
      this.#waiting = undefined;
    }
  }

  /** The next line, which a terminal does not show while it is typed. @throws Left as `next` */
  async nextUnseen(prompt: () => void): Promise<string> {
    if (!this.#input.isTTY) return this.next(prompt);
    this.close();
    // With an output of its own that shows nothing, readline edits the line without an echo.
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const reader = createInterface({ input: this.#input, output: nowhere, terminal: true });
    try {
      return await new Promise((settle, fail) => {
        const left = () => fail(new Left());
        reader.once('line', settle).once('SIGINT', left).once('close', left);
        prompt();
      });
    } finally {
      reader.close();
    }
  }

  /** Stops reading; the next question starts again. */
  close(): void {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.close();
  }

  #open(): Interface {
    const reader = createInterface({ input: this.#input, terminal: false });
    reader.on('line', (line) => {
      const waiting = this.#waiting;
      // The next line may come before the one who waits has gone on.
      this.#waiting = undefined;
      if (waiting) waiting.settle(line);
      else this.#ready.push(line);
    });
    reader.on('close', () => {
      if (this.#reader !== reader) return;
      this.#ended = true;
      this.#waiting?.fail(new Left());
    });
    return reader;
  }
}

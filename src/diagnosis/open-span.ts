import { KeptLines } from './kept-lines.ts';
import type { CleanLine } from './lines.ts';
import type { Span } from './log.ts';
import { mayExplain } from './words-of-trouble.ts';

const tellingOfOne = 8;

/** What one command prints, while it is read. */
export class OpenSpan {
  readonly number: number;
  phase: string | undefined;
  command: string | undefined;
  exit: number | undefined;
  failedAt: number | undefined;
  readonly #kept = new KeptLines();
  readonly #source = new Set<string>();

  constructor(number: number, phase: string | undefined, command?: string) {
    this.number = number;
    this.phase = phase;
    this.command = command;
  }

  add(number: number, line: CleanLine): void {
    this.#kept.add(number, line);
  }

  /** A line of the command's own text, printed a second time: wherever it stands, it is no output. */
  addSource(text: string): void {
    this.#source.add(text);
  }

  /** The span with all that was kept; of a command that went well, `brief` keeps the telling lines. */
  end(brief: boolean): Span {
    const { number, phase, command, exit, failedAt } = this;
    const lines = this.#kept.all().filter(({ text }) => !this.#source.has(text));
    const whole = !brief || failedAt !== undefined || command === undefined;
    return {
      number,
      ...(phase && { phase }),
      ...(command !== undefined && { command }),
      ...(exit !== undefined && { exit }),
      ...(failedAt !== undefined && { failedAt }),
      failed: failedAt !== undefined,
      lines: whole ? lines : lines.filter(({ text }) => mayExplain(text)).slice(-tellingOfOne),
    };
  }
}

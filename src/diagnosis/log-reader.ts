import { commandMark, exitOf } from './commands.ts';
import { KeptLines, type LogLine } from './kept-lines.ts';
import { type CleanLine, cleanLine } from './lines.ts';
import type { EndedPhase, Log, Span, StartedCommand } from './log.ts';
import { type PhaseMark, phaseMark } from './phases.ts';
import { UnknownKeys } from './unknown-keys.ts';
import { mayExplain, saysError } from './words-of-trouble.ts';

const mostCommands = 1000;
const tellingOfOne = 8;
const longestDivided = 1 << 16;

/** A progress bar's states, and marks whose line ends were lost on the way. */
const division = /\r|(?<=\s)(?=\[Container\] \d{4}\/)/;

type OpenSpan = { -readonly [K in keyof Omit<Span, 'lines'>]: Span[K] } & {
  kept: KeptLines;
  /** The command's own text, where it was printed a second time: no output. */
  source: Set<string>;
};
type OpenPhase = { -readonly [K in keyof EndedPhase]: EndedPhase[K] } & {
  contexts: { code: string; message: string; number: number }[];
};

/** Reads a log line by line, of any length, and keeps what a diagnosis needs. */
export class LogReader {
  #number = 0;
  #marked = false;
  #phase: string | undefined;
  #span: OpenSpan = openSpan(1);
  /** What the lines that follow belong to when they are the rest of a printed command. */
  #echo: 'command' | 'context' | undefined;
  readonly #phases: OpenPhase[] = [];
  readonly #spans: Span[] = [];
  readonly #commands: StartedCommand[] = [];
  readonly #unknownKeys = new UnknownKeys();
  #buildspec: string | undefined;
  #loggedIn = false;
  #backslashNames = false;
  #local = false;
  #last: LogLine | undefined;

  /** Takes the next line, which may turn out to be several. */
  add(raw: string): void {
    this.#number += 1;
    const divided = raw.length > 64 && (raw.includes('\r') || raw.includes('[Container] ', 30));
    const parts = divided ? raw.slice(0, longestDivided).split(division) : [raw];
    for (const part of parts) this.#take(cleanLine(part));
  }

  #take(line: CleanLine): void {
    if (line.local) this.#local = true;
    if (line.agent) this.#echo = undefined;
    if (line.text === '') return;
    if (this.#inEcho(line)) return;
    if (this.#isRestOfContext(line.text)) return;
    const mark = line.builder ? undefined : this.#mark(line);
    const kept = { number: this.#number, text: line.text, builder: line.builder };
    this.#last = kept;
    if (mark) return;
    this.#remark(line);
    if (!line.agent || saysError(line.text)) this.#span.kept.add(kept);
  }

  /** The rest of a command of several lines, which CodeBuild prints again when it failed. */
  #inEcho({ text, agent }: CleanLine): boolean {
    if (this.#echo === undefined || agent || phaseMark(text) || commandMark(text)) {
      this.#echo = undefined;
      return false;
    }
    this.#span.source.add(text);
    const exit = exitOf(text);
    if (exit !== undefined) {
      if (this.#echo === 'command') this.#span.exit = exit;
      this.#echo = undefined;
    }
    return true;
  }

  /** `Message: …` on the line below its status code. */
  #isRestOfContext(text: string): boolean {
    const context = this.#phases.at(-1)?.contexts.at(-1);
    const awaited = context?.message === '' && text.startsWith('Message:');
    if (awaited) context.message = text.slice(8).trim();
    return awaited;
  }

  #mark(line: CleanLine): boolean {
    const phase = phaseMark(line.text);
    if (phase) this.#atPhase(phase);
    else if (!this.#atCommand(line)) return false;
    this.#marked = true;
    return true;
  }

  #atPhase(mark: PhaseMark): void {
    if (mark.mark === 'context') {
      this.#atContext(mark);
    } else if (mark.mark === 'enter') {
      if (mark.phase === this.#phase) return;
      this.#close();
      this.#phase = mark.phase;
      this.#span = openSpan(this.#number, mark.phase);
    } else {
      this.#nameUnnamed(mark.phase);
      this.#close();
      this.#phase = undefined;
      this.#span = openSpan(this.#number);
      const { phase, succeeded, state } = mark;
      this.#phases.push({ phase, succeeded, state, contexts: [] });
    }
  }

  #atContext({ context, phase }: Extract<PhaseMark, { mark: 'context' }>): void {
    if (context.code === '' && context.message === '') return;
    if (context.code === 'COMMAND_EXECUTION_ERROR' && exitOf(context.message) === undefined) {
      this.#echo = 'context';
    }
    const told = { ...context, number: this.#number };
    const ended = this.#phases.at(-1);
    const same = ended && !ended.succeeded && (phase === undefined || phase === ended.phase);
    if (same) {
      ended.contexts.push(told);
    } else {
      const named = phase ?? this.#phase;
      this.#phases.push({
        ...(named && { phase: named }),
        succeeded: false,
        state: 'FAILED',
        contexts: [told],
      });
    }
  }

  #atCommand({ text }: CleanLine): boolean {
    const mark = commandMark(text);
    if (!mark) return false;
    if (mark.mark === 'running') {
      this.#close();
      this.#span = openSpan(this.#number, this.#phase, mark.command);
      if (this.#commands.length < mostCommands) {
        const phase = this.#phase;
        this.#commands.push({
          command: mark.command,
          number: this.#number,
          ...(phase && { phase }),
        });
      }
    } else {
      this.#span.failed = true;
      this.#span.failedAt = this.#number;
      this.#span.command ??= mark.command;
      if (mark.exit === undefined) this.#echo = 'command';
      else this.#span.exit = mark.exit;
    }
    return true;
  }

  /** Facts that stand outside of the command that failed. */
  #remark({ text, agent }: CleanLine): void {
    this.#unknownKeys.add(text, agent);
    if (agent && text.startsWith('YAML location is ')) this.#buildspec = text.slice(17);
    if (text === 'Login Succeeded') this.#loggedIn = true;
    if (/^[\w.-]+\\[\w.-]+(?:\\[\w.-]+)*$/.test(text)) this.#backslashNames = true;
  }

  /** A log that was copied in part begins in the middle of a phase, which its end names. */
  #nameUnnamed(phase: string): void {
    this.#span.phase ??= phase;
    for (const [at, span] of this.#spans.entries()) {
      if (span.phase === undefined && this.#phases.length === 0)
        this.#spans[at] = { ...span, phase };
    }
  }

  #close(): void {
    const { kept, source, ...span } = this.#span;
    const lines = kept.all().filter(({ text }) => !source.has(text));
    if (span.command === undefined && lines.length === 0) return;
    const whole = span.failed || span.command === undefined;
    if (this.#spans.length >= mostCommands && !whole) return;
    this.#spans.push({ ...span, lines: whole ? lines : lines.filter(tells).slice(-tellingOfOne) });
  }

  /** What was read. The reader takes no more lines after this. */
  end(): Log {
    const { kept, source, ...span } = this.#span;
    const lines = kept.all().filter(({ text }) => !source.has(text));
    const open = span.command !== undefined || lines.length > 0;
    return {
      lines: this.#number,
      marked: this.#marked,
      phases: this.#phases,
      spans: open ? [...this.#spans, { ...span, lines }] : this.#spans,
      commands: this.#commands,
      unknownKeys: this.#unknownKeys.found,
      ...(this.#buildspec && { buildspec: this.#buildspec }),
      loggedIn: this.#loggedIn,
      backslashNames: this.#backslashNames,
      local: this.#local,
      ...(this.#last && { last: this.#last }),
    };
  }
}

function openSpan(number: number, phase?: string, command?: string): OpenSpan {
  return {
    number,
    failed: false,
    kept: new KeptLines(),
    source: new Set(),
    ...(phase && { phase }),
    ...(command !== undefined && { command }),
  };
}

function tells({ text }: LogLine): boolean {
  return mayExplain(text);
}

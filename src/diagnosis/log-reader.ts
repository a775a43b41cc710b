import { commandMark, exitOf } from './commands.ts';
import { LastLines } from './kept-lines.ts';
import { type CleanLine, cleanLine } from './lines.ts';
import type { Log, Span, StartedCommand } from './log.ts';
import { OpenSpan } from './open-span.ts';
import { PhaseBook } from './phase-book.ts';
import { type PhaseMark, phaseMark } from './phases.ts';
import { UnknownKeys } from './unknown-keys.ts';
import { saysError } from './words-of-trouble.ts';

const mostCommands = 1000;
const longestDivided = 1 << 16;

/** A progress bar's states, and marks whose line ends were lost on the way. */
const division =
  /\r|(?<=\s)(?=\[Container\] \d{4}\/|\d{4}-\d\d-\d\dT[\d:.]+Z \[(?:INFO|WARNING|ERROR)\]:)/;

/** Reads a log line by line, of any length, and keeps what a diagnosis needs. */
export class LogReader {
  #number = 0;
  #marked = false;
  #span = new OpenSpan(1, undefined);
  /** True while the lines are the rest of a command of several lines, which is printed again. */
  #echo = false;
  readonly #phases = new PhaseBook();
  readonly #spans: Span[] = [];
  readonly #commands: StartedCommand[] = [];
  readonly #unknownKeys = new UnknownKeys();
  #buildspec: string | undefined;
  #loggedIn = false;
  #backslashNames = false;
  readonly #last = new LastLines(1);

  /** Takes the next line, which may turn out to be several. */
  add(raw: string): void {
    this.#number += 1;
    const divided =
      raw.length > 64 &&
      (raw.includes('\r') || raw.includes('[Container] ', 30) || raw.includes('Z [', 40));
    const parts = divided ? raw.slice(0, longestDivided).split(division) : [raw];
    for (const part of parts) this.#take(cleanLine(part));
  }

  /** What was read. The reader takes no more lines after this. */
  end(): Log {
    const open = this.#span.end(false);
    const [last] = this.#last.all();
    const spans = isEmpty(open) ? this.#spans : [...this.#spans, open];
    return {
      lines: this.#number,
      marked: this.#marked,
      phases: this.#phases.ended,
      spans,
      commands: this.#commands,
      unknownKeys: this.#unknownKeys.found,
      ...(this.#buildspec && { buildspec: this.#buildspec }),
      loggedIn: this.#loggedIn,
      backslashNames: this.#backslashNames,
      ...(last && { last }),
    };
  }

  #take(line: CleanLine): void {
    const { text, agent, builder } = line;
    if (text === '') return;
    const phase = builder ? undefined : phaseMark(text);
    const command = builder || phase ? undefined : commandMark(text);
    if (this.#echo && !agent && !phase && !command) {
      this.#takeEcho(text);
      return;
    }
    this.#echo = false;
    this.#last.add(this.#number, line);
    if (phase) this.#atPhase(phase);
    else if (command?.mark === 'running') this.#start(command.command);
    else if (command?.mark === 'failed') this.#fail(command.command, command.exit);
    else if (command) this.#span.failedAt ??= this.#number;
    else if (!this.#phases.takeMessage(text, this.#number)) this.#takePrinted(line);
    this.#marked ||= phase !== undefined || command !== undefined;
  }

  #takePrinted(line: CleanLine): void {
    const { text, agent } = line;
    this.#unknownKeys.add(text, agent);
    if (agent && text.startsWith('YAML location is ')) this.#buildspec = text.slice(17);
    if (text === 'Login Succeeded') this.#loggedIn = true;
    if (/^[\w.-]+\\[\w.-]+(?:\\[\w.-]+)*$/.test(text)) this.#backslashNames = true;
    if (!agent || saysError(text)) this.#span.add(this.#number, line);
  }

  #takeEcho(text: string): void {
    this.#span.addSource(text);
    const exit = exitOf(text);
    if (exit === undefined) return;
    this.#span.exit ??= exit;
    this.#echo = false;
  }

  #start(command: string): void {
    const phase = this.#phases.current;
    this.#close(phase, command);
    if (this.#commands.length >= mostCommands) return;
    this.#commands.push({ command, number: this.#number, ...(phase && { phase }) });
  }

  #fail(command: string, exit: number | undefined): void {
    this.#span.failedAt ??= this.#number;
    this.#span.command ??= command;
    this.#span.exit ??= exit;
    this.#echo = exit === undefined;
  }

  #atPhase(mark: PhaseMark): void {
    if (mark.mark === 'context') {
      this.#echo = this.#phases.addContext(mark.context, mark.phase, this.#number);
    } else if (mark.mark === 'complete') {
      this.#nameUnnamed(mark.phase);
      this.#close(undefined);
      this.#phases.end(mark.phase, mark.state);
    } else if (mark.phase !== this.#phases.current) {
      this.#close(mark.phase);
      this.#phases.current = mark.phase;
    }
  }

  /** A log that was copied in part begins in the middle of a phase, which its end names. */
  #nameUnnamed(phase: string): void {
    this.#span.phase ??= phase;
    if (this.#phases.ended.length > 0) return;
    for (const [at, span] of this.#spans.entries()) {
      if (span.phase === undefined) this.#spans[at] = { ...span, phase };
    }
  }

  #close(phase: string | undefined, command?: string): void {
    const span = this.#span.end(true);
    const worth = span.failed || span.command === undefined || this.#spans.length < mostCommands;
    if (!isEmpty(span) && worth) this.#spans.push(span);
    this.#span = new OpenSpan(this.#number, phase, command);
  }
}

function isEmpty({ command, lines }: Span): boolean {
  return command === undefined && lines.length === 0;
}

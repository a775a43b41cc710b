import { randomBytes } from 'node:crypto';
import type { RunningShell, Site } from './site.ts';

/** What the commands of a build run in. */
export interface ShellOptions {
  program: string;
  environment: Readonly<Record<string, string>>;
  /** Absolute path of the folder that the first command runs in. */
  folder: string;
  site: Site;
  onOutput(text: string): void | Promise<void>;
  /** Kills the shell and all that it started. */
  signal: AbortSignal;
}

/** What a shell was like after a command, for the one that takes its place. */
interface State {
  /** The exported variables, as commands of the same shell. Held in memory: secrets are among them. */
  exports: string;
  folder: string;
}

/**
 * One shell for many commands: folder, variables and options last from one to the next. A command
 * that ends the shell (`exit`, `set -e`, a signal) takes its own changes with it; the next command
 * goes on, in a new shell, from what was exported before.
 */
export class Shell {
  readonly #options: ShellOptions;
  /** The shell that runs, and before it those whose jobs still do. */
  #started: RunningShell[] = [];
  readonly #kill = () => {
    for (const each of this.#started) each.kill();
  };
  #state: State | undefined;

  constructor(options: ShellOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', this.#kill);
  }

  /**
   * Runs a command to its end and gives its exit status. Its standard input is empty.
   * @throws Error when the shell cannot be started
   */
  async run(command: string, exported: Readonly<Record<string, string>> = {}): Promise<number> {
    const script = await this.#options.site.putScript(`${command}\n`);
    const shell = await this.#shell(script);
    const mark = randomBytes(16).toString('hex');
    const variables = Object.entries(exported).map(
      ([name, value]) => `export ${name}=${quoted(value)}\n`,
    );
    shell.write(`${variables.join('')}. ${quoted(script)} </dev/null 9>&-\n${telling(mark)}`);
    return this.#follow(shell, mark);
  }

  /** Ends the shell, lets its exit traps run, and kills what it left in the background. */
  async close(): Promise<void> {
    const shell = this.#started.at(-1);
    shell?.finish();
    for (;;) {
      const text = await shell?.read();
      if (text === undefined) break;
      await this.#options.onOutput(text);
    }
    this.#options.signal.removeEventListener('abort', this.#kill);
    this.#kill();
  }

  async #shell(script: string): Promise<RunningShell> {
    const current = this.#started.at(-1);
    if (current !== undefined && !current.gone) return current;
    const { program, environment, folder, site, signal } = this.#options;
    signal.throwIfAborted();
    const state = this.#state;
    const shell = await site.startShell({
      program,
      name: script,
      environment: state ? {} : environment,
    });
    this.#started = [...this.#started.filter(({ lingers }) => lingers), shell];
    if (signal.aborted) shell.kill();
    const back = state ? `${state.exports}\ncd -- ${quoted(state.folder)} 2>/dev/null || ` : '';
    shell.write(`${back}cd -- ${quoted(folder)} || exit\n`);
    return shell;
  }

  /** Reads until the mark, which stands around the status, the exports and the folder. */
  async #follow(shell: RunningShell, mark: string): Promise<number> {
    const { onOutput } = this.#options;
    let text = '';
    for (;;) {
      const more = await shell.read();
      if (more === undefined) {
        await onOutput(text);
        return shell.status;
      }
      text += more;
      const [output = '', status, exports = '', folder = '', ...rest] = text.split(mark);
      if (rest.length > 0) {
        await onOutput(output);
        shell.unread(rest.join(mark));
        this.#state = { exports, folder: folder.replace(/\n$/, '') };
        return Number(status);
      }
      if (status === undefined) {
        const begun = beginning(text, mark);
        await onOutput(text.slice(0, text.length - begun));
        text = text.slice(text.length - begun);
      }
    }
  }
}

/**
 * Script that tells the status of the command before it and the state that it left. The mark is
 * written in two halves, so that a shell that shows its script (`set -v`) does not show the mark.
 */
function telling(mark: string): string {
  const print = (more: string) =>
    `command printf '%s%s${more}' ${mark.slice(0, 8)} ${mark.slice(8)}`;
  const parts = [`${print('%s')} "$?"`, print(''), 'command export -p', print(''), 'command pwd'];
  return `{ ${[...parts, print('')].join('; ')}; } >&9 2>/dev/null\n`;
}

/** How many characters at the end of a text could be the beginning of the mark. */
function beginning(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(mark.slice(0, length))) return length;
  }
  return 0;
}

/** A word for a POSIX shell, whatever it holds. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

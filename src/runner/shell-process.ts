import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import type { RunningShell, ShellStart } from './site.ts';

/** Milliseconds that output may still take after the shell is gone and others hold its pipe open. */
const grace = 100;

type Child = ChildProcessByStdio<Writable, Readable, null>;

/**
 * A shell that reads its script from a pipe, in a process group of its own. What it and its children
 * write, to whichever of the two outputs, is read in the order in which it was written, and only
 * when asked for: they wait until then.
 */
export class ShellProcess implements RunningShell {
  readonly #child: Child;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #decoder = new TextDecoder();
  readonly #exited: Promise<unknown>;
  #unread = '';
  #reading = false;
  #patience: NodeJS.Timeout | undefined;

  private constructor(child: Child) {
    this.#child = child;
    this.#chunks = child.stdout[Symbol.asyncIterator]();
    this.#exited = once(child, 'exit').then(() => this.#awaitEnd());
    // a shell that is gone takes no more commands, and its end is told by its status
    child.stdin.on('error', () => {});
  }

  /** @throws Error when the program cannot be started */
  static async start(
    { program, name, environment }: ShellStart,
    folder: string,
  ): Promise<ShellProcess> {
    const child = spawn(program, [], {
      argv0: name,
      cwd: folder,
      env: environment,
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
    });
    await once(child, 'spawn');
    const shell = new ShellProcess(child);
    shell.write('exec 9>&1 2>&1\n');
    return shell;
  }

  get gone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  get status(): number {
    const { exitCode, signalCode } = this.#child;
    return exitCode ?? 128 + (signalCode === null ? 0 : constants.signals[signalCode]);
  }

  write(script: string): void {
    this.#child.stdin.write(script);
  }

  finish(): void {
    this.#child.stdin.end();
  }

  unread(text: string): void {
    this.#unread = text;
  }

  async read(): Promise<string | undefined> {
    if (this.#unread !== '') {
      const text = this.#unread;
      this.#unread = '';
      return text;
    }
    this.#reading = true;
    this.#awaitEnd();
    const next = await this.#chunks.next().catch(() => undefined);
    this.#reading = false;
    clearTimeout(this.#patience);
    if (next !== undefined && !next.done) return this.#decoder.decode(next.value, { stream: true });
    await this.#exited;
    return undefined;
  }

  /** A job left in the background may hold the output open for ever. */
  #awaitEnd(): void {
    if (!this.gone || !this.#reading) return;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#child.stdout.destroy(), grace);
  }

  get lingers(): boolean {
    return this.#signal(0);
  }

  kill(): void {
    this.#signal('SIGKILL');
  }

  #signal(signal: NodeJS.Signals | 0): boolean {
    const { pid } = this.#child;
    try {
      return pid !== undefined && process.kill(-pid, signal);
    } catch {
      // nothing of the group is left
      return false;
    }
  }
}

import type { Duplex } from 'node:stream';
import type Dockerode from 'dockerode';
import type { RunningShell, ShellStart } from '../../runner/site.ts';
import type { Container } from './container.ts';
import { unframed } from './frames.ts';

/** Milliseconds between two looks whether a shell that prints nothing still runs. */
const look = 300;

/** What a shell counts for one that was killed. */
const killed = 137;

/** A shell in a container. Its variables come by its standard input, so that no inspection shows them. */
export class ContainerShell implements RunningShell {
  readonly #exec: Dockerode.Exec;
  readonly #line: Duplex;
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #decoder = new TextDecoder();
  readonly #watch: NodeJS.Timeout;
  #exit: number | undefined;
  #unread = '';
  #reading = false;
  #silent = false;

  /** Jobs that are left end with the container. */
  readonly lingers = false;

  private constructor(exec: Dockerode.Exec, line: Duplex) {
    this.#exec = exec;
    this.#line = line;
    this.#chunks = unframed(line)[Symbol.asyncIterator]();
    this.#watch = setInterval(() => void this.#endIfGone(), look);
    // a shell that is gone takes no more commands, and its end is told by its status
    line.on('error', () => {});
  }

  /** @throws what `outside` can read, where the container has no such program */
  static async start(
    container: Container,
    { program, environment }: ShellStart,
  ): Promise<ContainerShell> {
    const { exec, line } = await container.exec([program]);
    const shell = new ContainerShell(exec, line);
    shell.write(`exec 9>&1 2>&1\n${exports(environment)}`);
    return shell;
  }

  get gone(): boolean {
    return this.#exit !== undefined;
  }

  get status(): number {
    return this.#exit ?? killed;
  }

  write(script: string): void {
    this.#line.write(script);
  }

  finish(): void {
    this.#line.end();
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
    this.#silent = false;
    this.#reading = true;
    const next = await this.#chunks.next().catch(() => undefined);
    this.#reading = false;
    if (next !== undefined && !next.done) return this.#decoder.decode(next.value, { stream: true });
    clearInterval(this.#watch);
    this.#exit ??= (await this.#status()) ?? killed;
    return undefined;
  }

  kill(): void {
    clearInterval(this.#watch);
    this.#exit ??= killed;
    this.#line.destroy();
  }

  /** A job left in the background may hold the line open for ever. */
  async #endIfGone(): Promise<void> {
    this.#exit ??= await this.#status();
    if (this.#exit === undefined || !this.#reading) return;
    if (this.#silent) this.#line.destroy();
    this.#silent = true;
  }

  /** Undefined while it runs, or where the engine does not tell. */
  async #status(): Promise<number | undefined> {
    const told = await this.#exec.inspect().catch(() => undefined);
    return told === undefined || told.Running ? undefined : (told.ExitCode ?? undefined);
  }
}

/** Commands that set variables; a name that no shell can hold is left out. */
function exports(environment: Readonly<Record<string, string>>): string {
  return Object.entries(environment)
    .filter(([name]) => /^[A-Za-z_]\w*$/.test(name))
    .map(([name, value]) => `command export ${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('');
}

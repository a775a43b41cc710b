import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { build } from 'esbuild';

/** A script of this folder, bundled so that a plain Node runs it. */
export interface Program {
  file: string;
  remove(): Promise<void>;
}

/** Bundles `programs/<name>.ts` with everything that it imports of ours; packages stay outside. */
export async function bundle(name: string): Promise<Program> {
  // Below node_modules, so that the packages are found from there and no other tool looks at it.
  const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'firstpush-test-'));
  const file = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, 'programs', `${name}.ts`)],
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    logLevel: 'error',
  });
  return { file, remove: () => rm(folder, { recursive: true }) };
}

/** The words that run a bundled script in Node. */
export function running({ file }: Program, ...args: readonly string[]): string[] {
  return [process.execPath, file, ...args];
}

/** Where a program runs in a terminal; in no folder of its own, with what this process has, without it. */
export interface Whereabouts {
  folder: string;
  environment: Readonly<Record<string, string>>;
}

function usualPlace(): Whereabouts {
  const { CI: _ci, CONTINUOUS_INTEGRATION: _continuous, NO_COLOR: _bare, ...env } = process.env;
  return { folder: tmpdir(), environment: env as Record<string, string> };
}

/** A program in a real pseudo-terminal, its screen kept as a terminal would show it. */
export class Terminal {
  readonly #pty: IPty;
  readonly #screen: InstanceType<typeof headless.Terminal>;
  readonly #ended: Promise<number>;
  /** Every byte that came, to look for what must not be there. */
  raw = '';

  constructor(
    [program = '', ...words]: readonly string[],
    size: { columns: number; rows: number },
    { folder, environment }: Whereabouts = usualPlace(),
  ) {
    const shape = { cols: size.columns, rows: size.rows };
    this.#screen = new headless.Terminal({ ...shape, allowProposedApi: true, scrollback: 500 });
    this.#pty = spawn(program, words, {
      ...shape,
      name: 'xterm-256color',
      cwd: folder,
      env: { ...environment, TERM: 'xterm-256color' },
    });
    this.#pty.onData((data) => {
      this.raw += data;
      this.#screen.write(data);
    });
    this.#ended = new Promise((settle) => this.#pty.onExit(({ exitCode }) => settle(exitCode)));
  }

  /** Sends keys. */
  type(keys: string): void {
    this.#pty.write(keys);
  }

  kill(signal: string): void {
    this.#pty.kill(signal);
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** The exit code, when the program has ended. */
  ended(): Promise<number> {
    return this.#ended;
  }

  /** The lines on the screen, without blank ones at the end. */
  lines(): string[] {
    const { active } = this.#screen.buffer;
    const lines = Array.from(
      { length: this.#screen.rows },
      (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
    );
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  /** Everything that was scrolled away and is on the screen, broken lines joined again. */
  everything(): string[] {
    const { active } = this.#screen.buffer;
    const lines: string[] = [];
    for (let y = 0; y < active.length; y++) {
      const line = active.getLine(y);
      const text = line?.translateToString(true) ?? '';
      if (line?.isWrapped) lines.push(`${lines.pop() ?? ''}${text}`);
      else lines.push(text);
    }
    return lines;
  }

  /** Where the cursor is on the screen, and what stands before it on its line. */
  cursor(): { x: number; y: number; before: string } {
    const { active } = this.#screen.buffer;
    const line = active.getLine(active.baseY + active.cursorY);
    const before = line?.translateToString(false, 0, active.cursorX) ?? '';
    return { x: active.cursorX, y: active.cursorY, before };
  }

  /** Waits until the lines on the screen are such. @throws with them where they do not come to be */
  async untilLines(are: (lines: string[]) => boolean, within = 20_000): Promise<string[]> {
    const end = Date.now() + within;
    for (;;) {
      await new Promise((settle) => this.#screen.write('', () => settle(undefined)));
      const lines = this.lines();
      if (are(lines)) return lines;
      if (Date.now() > end)
        throw new Error(`${are} is not so; the screen is:\n${lines.join('\n')}`);
      await new Promise((settle) => setTimeout(settle, 15));
    }
  }

  /** Whether the other screen is shown, and whether pastes are marked. */
  modes(): { alternate: boolean; pastes: boolean } {
    const { buffer, modes } = this.#screen;
    return { alternate: buffer.active.type === 'alternate', pastes: modes.bracketedPasteMode };
  }

  /** Waits until the screen holds a text. @throws with the screen when it does not come */
  async until(text: string | RegExp, within = 8000): Promise<string[]> {
    const end = Date.now() + within;
    for (;;) {
      await new Promise((settle) => this.#screen.write('', () => settle(undefined)));
      const screen = this.everything().join('\n');
      if (typeof text === 'string' ? screen.includes(text) : text.test(screen)) return this.lines();
      if (Date.now() > end) throw new Error(`"${text}" did not come; the screen is:\n${screen}`);
      await new Promise((settle) => setTimeout(settle, 15));
    }
  }

  /** Ends the program where it still runs. */
  async stop(): Promise<void> {
    this.#pty.kill('SIGKILL');
    await this.#ended;
    this.#screen.dispose();
  }
}

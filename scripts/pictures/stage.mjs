import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { screenOf } from './screen.mjs';

/** Milliseconds within which the next picture comes. */
const patience = 30_000;
const root = join(import.meta.dirname, '..', '..');

/** The program in a terminal of that size, in a folder with these files, on the embedded engine. */
export function openStage({ columns, rows, words = [], files = {}, sample = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'firstpush-pictures-'));
  const work = join(folder, 'demo');
  mkdirSync(work);
  if (sample) cpSync(join(root, 'templates', 'sample'), work, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, name)), { recursive: true });
    writeFileSync(join(work, name), text);
  }
  const env = {
    PATH: dirname(process.execPath),
    HOME: folder,
    TMPDIR: folder,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    AWS_EC2_METADATA_DISABLED: 'true',
    // No engine of this machine, so that the pictures are the same on every one.
    DOCKER_HOST: `unix://${join(folder, 'none.sock')}`,
  };
  const cli = join(root, 'dist', 'cli.js');
  const size = { cols: columns, rows };
  const pty = spawn(process.execPath, ['--', cli, ...words], { ...size, cwd: work, env });
  const terminal = new headless.Terminal({ ...size, allowProposedApi: true, scrollback: 2000 });
  pty.onData((text) => terminal.write(text));
  const ended = new Promise((settle) => pty.onExit(settle));

  return {
    type: (keys) => pty.write(keys),
    /** The screen, once it shows what is waited for and has come to rest. */
    async until(sign) {
      const end = Date.now() + patience;
      for (let last = ''; ; ) {
        await new Promise((settle) => terminal.write('', settle));
        const screen = screenOf(terminal);
        const text = screen.text();
        if (sign.test(text) && text === last) return screen;
        if (Date.now() > end) throw new Error(`${sign} did not come; the screen is:\n${text}`);
        last = text;
        await wait(200);
      }
    },
    /** The last screen, when the program has ended by itself. */
    async end() {
      await ended;
      await new Promise((settle) => terminal.write('', settle));
      return screenOf(terminal);
    },
    async close() {
      pty.kill('SIGTERM');
      await ended;
      terminal.dispose();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

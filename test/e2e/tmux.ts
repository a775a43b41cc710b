import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { built } from './built.ts';
import type { Room } from './room.ts';

/** A terminal in which somebody works. */
export interface Terminal {
  /** Types a line into it, with Enter. */
  line(text: string): Promise<void>;
  /** Pastes a text without Enter; it stands in no process's words. */
  paste(text: string): Promise<void>;
  /** Presses keys by tmux's names, `Enter`, `Escape`, `C-c`. */
  press(...keys: string[]): Promise<void>;
  /** Makes it wider or narrower, as a window manager would. */
  resize(columns: number, rows: number): Promise<void>;
  /** The lines on the screen, without blank ones at the end. */
  screen(): Promise<string>;
  /** These and what was scrolled away. */
  everything(): Promise<string>;
  /** Waits for a text, or for what a test says of the screen. @throws with the screen when it does not come */
  until(text: { test(screen: string): boolean }, within?: number): Promise<string>;
  /** Whether the cursor is shown, and whether the other screen is. */
  modes(): Promise<{ cursor: boolean; alternate: boolean }>;
  /** What a program has put into the clipboard last. */
  copied(): Promise<string>;
  close(): Promise<void>;
}

/** Milliseconds within which the next text comes, on a busy machine. */
const patience = 20_000;

/** Opens a terminal of that size with a shell in it, which has `firstpush` on its PATH. */
export async function openTerminal(
  room: Room,
  columns: number,
  rows: number,
  own: Readonly<Record<string, string>> = {},
): Promise<Terminal> {
  const bin = join(room.root, 'bin');
  await mkdir(bin, { recursive: true });
  await symlink(await built(), join(bin, 'firstpush'));
  const environment = { ...own, PATH: `${bin}:${room.environment['PATH']}` };
  const tmux = async (words: readonly string[], input = ''): Promise<string> => {
    const all = ['-S', join(room.root, 'tmux'), '-f', '/dev/null', ...words];
    const { code, stdout, stderr } = await room.run('tmux', all, { environment, input });
    if (code !== 0) throw new Error(`tmux ${words[0]}: ${stderr}`);
    return stdout;
  };
  const size = ['-x', String(columns), '-y', String(rows)];
  await tmux(['-u', 'new-session', '-d', ...size, 'sh']);
  await tmux(['set-option', '-s', 'set-clipboard', 'on']);

  const screen = async () => (await tmux(['capture-pane', '-p'])).trimEnd();
  return {
    async line(text) {
      await tmux(['send-keys', '-l', text]);
      await tmux(['send-keys', 'Enter']);
    },
    async paste(text) {
      await tmux(['load-buffer', '-'], text);
      await tmux(['paste-buffer', '-d', '-p']);
    },
    press: async (...keys) => void (await tmux(['send-keys', ...keys])),
    resize: async (width, height) =>
      void (await tmux(['resize-window', '-x', String(width), '-y', String(height)])),
    screen,
    everything: () => tmux(['capture-pane', '-p', '-J', '-S', '-']),
    async until(text, within = patience) {
      const end = Date.now() + within;
      for (;;) {
        const shown = await screen();
        if (text.test(shown)) return shown;
        if (Date.now() > end) throw new Error(`${text} did not come; the screen is:\n${shown}`);
        await wait(30);
      }
    },
    async modes() {
      const flags = await tmux(['display-message', '-p', '#{cursor_flag} #{alternate_on}']);
      const [cursor, alternate] = flags.trim().split(' ');
      return { cursor: cursor === '1', alternate: alternate === '1' };
    },
    copied: () => tmux(['show-buffer']),
    close: async () => void (await tmux(['kill-server'])),
  };
}

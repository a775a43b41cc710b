import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../real.ts';
import { documentOf, expectProven } from './document.ts';
import { endState } from './end-state.ts';
import { applyWords, type Ground, openGround } from './ground.ts';
import { openRoom, type Room } from './room.ts';
import { openTerminal, type Terminal } from './tmux.ts';

const files = { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' };

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

async function room(): Promise<Room> {
  const opened = await openRoom();
  onTestFinished(opened.remove);
  await opened.write(files);
  return opened;
}

/** Answers what the screen asks until the program has ended; gives the screens on which it asked. */
async function walkThrough(at: Terminal, rows: number): Promise<string[]> {
  const asked: string[] = [];
  for (;;) {
    const last = asked.at(-1) ?? '';
    const shown = await at.until({
      test: (text) => text !== last && (/^ended \d+$/m.test(text) || /^ ↵ /m.test(text)),
    });
    if (/^ended \d+$/m.test(shown)) return asked;
    expect(shown.split('\n').length, shown).toBeLessThanOrEqual(rows);
    asked.push(shown);
    if (/Which user of the registry/.test(shown)) await at.paste(ground.login.username);
    if (/Password or access token/.test(shown)) await at.paste(ground.login.password);
    await at.press('Enter');
  }
}

describe.skipIf(!tool('tmux') || !tool('aws'))(
  'the walk on the screen in an account (skipped without tmux and the AWS CLI)',
  { timeout: 120_000 },
  () => {
    test.each([
      ['shop', 120, 40],
      ['kiosk', 80, 24],
      ['market', 40, 12],
    ])('%s, at %i × %i, ends where apply ends', async (app, columns, rows) => {
      const { environment, registry, login } = ground;
      const screen = await room();
      const own = { ...environment, PRACTICE_PASSWORD: '' };
      const at = await openTerminal(screen, columns, rows, own);
      onTestFinished(() => at.close().catch(() => {}));
      await at.until(/^[$#]/m);
      await at.line(`clear; firstpush --app ${app} --registry ${registry}; echo "ended $?"`);
      const asked = await walkThrough(at, rows);
      expect(await at.screen()).toMatch(/^ended 0$/m);
      expect(await at.everything()).not.toContain(login.password);
      // Six keys, besides what is typed and the confirmation of the account.
      const others = asked.filter((shown) => !/Which user|Password or access/.test(shown));
      const keys = others.filter((shown) => !/Change account \d{12}/.test(shown));
      expect(keys.length).toBeLessThanOrEqual(6);

      const other = `${app}two`;
      const script = await room();
      const apply = applyWords(other, { registry, username: login.username });
      const applied = await script.firstpush(apply, { environment });
      expectProven(documentOf(applied.stdout));
      expect(await endState(screen, app, environment)).toEqual(
        await endState(script, other, environment),
      );
      expect(await screen.files()).toEqual(await script.files());
      for (const file of await script.files()) {
        expect(await screen.read(file)).toBe((await script.read(file)).replaceAll(other, app));
      }
    });
  },
);

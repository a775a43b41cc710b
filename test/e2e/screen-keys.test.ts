import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../real.ts';
import { type Ground, openGround } from './ground.ts';
import { openRoom, type Room } from './room.ts';
import { openTerminal, type Terminal } from './tmux.ts';

const sizes = [
  [120, 40],
  [80, 24],
  [40, 12],
] as const;

/** How each prompt of a walk is known, in the order in which they come. */
const prompts = {
  username: /Which user of the registry pushes\?/,
  guesses: /Is this right\?[\s\S]*▸ all right/,
  answers: /firstpush\.yml[\s\S]*↵ do it/,
  secret: /Password or access token/,
} as const;
type Prompt = keyof typeof prompts;

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());

/** A terminal in a folder with a Dockerfile, where the walk in an account was started. */
async function walking(columns: number, rows: number): Promise<{ room: Room; at: Terminal }> {
  const room = await openRoom();
  await room.write({ Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' });
  const own = { ...ground.environment, PRACTICE_PASSWORD: '' };
  const at = await openTerminal(room, columns, rows, own);
  onTestFinished(async () => {
    await at.close().catch(() => {});
    await room.remove();
  });
  await at.until(/^[$#]/m);
  const words = `--app shop --registry ${ground.registry}`;
  await at.line(`PS1='ready '; clear; firstpush ${words}; echo "ended $?"`);
  return { room, at };
}

/** Answers prompts up to the one that is wanted; gives the screen with it. */
async function walkTo(wanted: Prompt, at: Terminal): Promise<string> {
  for (const [prompt, sign] of Object.entries(prompts)) {
    const shown = await at.until(sign);
    if (prompt === wanted) return shown;
    if (prompt === 'username') await at.line(ground.login.username);
    else await at.press('Enter');
  }
  throw new Error(`there is no prompt ${wanted}`);
}

/** The live region: from the header, or the line of all steps, to the end. */
function live(shown: string): string {
  const lines = shown.split('\n').map((line) => line.trimEnd());
  const top = lines.findLastIndex((line) => /^ firstpush \d|^ \S+ name .*prove/.test(line));
  return lines.slice(top).join('\n');
}

async function expectLeft(at: Terminal): Promise<void> {
  expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 130$/m);
  expect(await at.modes()).toEqual({ cursor: true, alternate: false });
  await at.line('clear; stty -a');
  const said = await at.until(/\becho\b/);
  expect(said).toMatch(/(^|\s)icanon\b/m);
  expect(said).not.toMatch(/-(icanon|isig|echo|icrnl|opost)\b/);
}

describe.skipIf(!tool('tmux'))('keys (skipped without tmux)', { timeout: 120_000 }, () => {
  describe.each(sizes)('at %i × %i', (columns, rows) => {
    test.each(Object.keys(prompts) as Prompt[])('ctrl-c at %s leaves', async (prompt) => {
      const { at } = await walking(columns, rows);
      const shown = await walkTo(prompt, at);
      expect(shown.split('\n').length).toBeLessThanOrEqual(rows);
      await at.press('C-c');
      await expectLeft(at);
    });

    test('escape goes back from the secret, the consent and the guesses', async () => {
      const { room, at } = await walking(columns, rows);
      await walkTo('answers', at);
      await at.press('Escape');
      const guesses = await at.until(prompts.guesses);
      await at.press('Enter');
      await at.until(prompts.answers);
      await at.press('Enter');
      await at.until(prompts.secret);
      await at.paste('wrong');
      await at.until(/▸ •••••/);
      await at.press('Escape');
      expect(live(await at.until(prompts.guesses))).toContain('▸ all right');
      expect(guesses).toContain('all right');
      await at.press('Escape');
      // The user's name as it was typed, to be changed.
      const name = await at.until(new RegExp(`▸ ${ground.login.username}`));
      expect(name).toMatch(prompts.username);
      await at.press('Enter');
      await at.until(/Is this right\?/);
      await at.press('C-c');
      await expectLeft(at);
      expect(await room.files()).toContain('firstpush.yml');
    });

    test('? opens the page of what was found, and escape the plan again', async () => {
      const { at } = await walking(columns, rows);
      const plan = live(await walkTo('answers', at));
      await at.press('?');
      await at.until(/lines 1 to \d+ of \d+/);
      let seen = '';
      for (let turns = 0; turns < 40; turns += 1) {
        const before = await at.screen();
        await at.press('PageDown');
        const shown = await at
          .until({ test: (text) => text !== before }, 2000)
          .catch(() => undefined);
        if (shown === undefined) break;
        seen += shown;
      }
      // A heading of its page, and the page's example.
      expect(seen).toMatch(/^ +answers-not-kept$/m);
      expect(seen).toMatch(/^ +Example$/m);
      await at.press('Escape');
      await at.until({ test: (text) => live(text) === plan });
      await at.press('C-c');
      await expectLeft(at);
    });

    test('ctrl-z leaves the terminal to the shell, and fg draws the same again', async () => {
      const { at } = await walking(columns, rows);
      await walkTo('username', at);
      await at.press('C-c');
      await at.until(/^ended 130$/m);
      await at.line(`exec bash --norc`);
      await at.line(`PS1='ready '; clear; firstpush --app shop --registry ${ground.registry}`);
      await at.until(prompts.username);
      await at.paste('some');
      const before = live(await at.until(/▸ some/));
      await at.press('C-z');
      const stopped = await at.until(/Stopped/);
      expect(stopped).not.toContain('ctrl-c');
      expect(await at.modes()).toEqual({ cursor: true, alternate: false });
      await at.line('fg');
      expect(live(await at.until(/▸ some/))).toBe(before);
      await at.press('o', 'n', 'e');
      await at.until(/▸ someone/);
      await at.press('C-c');
      await at.until(/^ready$/m);
      expect(await at.modes()).toEqual({ cursor: true, alternate: false });
    });
  });

  test('a change of size in the middle leaves one live region, which fits', async () => {
    const { at } = await walking(120, 40);
    await walkTo('guesses', at);
    const first = live(await at.until(prompts.guesses));
    for (const [columns, rows] of [...sizes, sizes[1], sizes[0]]) {
      await at.resize(columns, rows);
      const shown = await at.until({
        test: (text) => {
          const region = live(text);
          return /▸ all right/.test(region) && region.split('\n').length <= rows;
        },
      });
      expect(shown.match(/Is this right\?/g)).toHaveLength(1);
      expect(shown.match(/▸ all right/g)).toHaveLength(1);
    }
    await at.until({ test: (text) => live(text) === first });
    await at.press('C-c');
    await expectLeft(at);
  });

  test('an answers file that is refused leaves its reason, and nothing of the first frame', async () => {
    const { room, at } = await walking(80, 24);
    await walkTo('username', at);
    await at.press('C-c');
    await at.until(/^ended 130$/m);
    await room.write({ 'firstpush.yml': 'app: shop\ncolour: blue\n' });
    await at.line('clear; firstpush; echo "ended $?"');
    const shown = await at.until(/^ended 2$/m);
    expect(shown).toMatch(/^firstpush: firstpush\.yml/m);
    expect(shown).not.toMatch(/firstpush 0\.1\.0|^ +wire$/m);
    await at.line('clear; stty -a');
    expect(await at.until(/\becho\b/)).not.toMatch(/-(icanon|isig|echo|icrnl|opost)\b/);
  });

  test('ctrl-c at the first frame leaves, and what is typed there is not echoed', async () => {
    const { at } = await walking(80, 24);
    await walkTo('username', at);
    await at.press('C-c');
    await at.until(/^ended 130$/m);
    await at.line('clear; firstpush --app shop; echo "ended $?"');
    await at.until(/^ firstpush \d/m);
    await at.press('x', 'y', 'C-c');
    const shown = await at.until(/^ended \d+$/m);
    expect(shown).not.toContain('xy');
    await expectLeft(at);
  });

  test('a long token that is pasted with its newline is one secret, and is not shown', async () => {
    const { at } = await walking(80, 24);
    await walkTo('secret', at);
    const token = `dckr_pat_${'aB3-'.repeat(500)}`;
    await at.paste(`${token}\n`);
    const shown = await at.until(/▸ •{20,}/);
    expect(shown.split('\n').length).toBeLessThanOrEqual(24);
    expect(shown).toContain('Password or access token');
    await at.press('C-u');
    const emptied = await at.until({ test: (text) => !/▸ •/.test(text) });
    expect(emptied).toContain('Password or access token');
    await at.press('C-c');
    await expectLeft(at);
    expect(await at.everything()).not.toContain('aB3-');
  });

  test('the editing keys do what they do in a shell', async () => {
    const { at } = await walking(80, 24);
    await walkTo('username', at);
    await at.paste('two words here');
    await at.until(/▸ two words here/);
    await at.press('C-w');
    await at.until(/▸ two words$/m);
    await at.press('C-a', 'x', 'C-e', 'y');
    await at.until(/▸ xtwo words y$/m);
    await at.press('Home', 'Delete', 'End', 'BSpace', 'Left', 'Left', 'z');
    await at.until(/▸ two wordzs ?$/m);
    await at.press('C-u');
    await at.until(/▸ s ?$/m);
    await at.press('C-c');
    await expectLeft(at);
  });

  test.each(['TERM', 'HUP', 'INT'])('SIG%s gives the terminal back', async (signal) => {
    const { room, at } = await walking(80, 24);
    await walkTo('guesses', at);
    await room.run('pkill', ['-f', '--signal', signal, `${room.root}/bin/firstpush`]);
    await expectLeft(at);
  });
});

import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { tool } from '../real.ts';
import { openRoom, type Room } from './room.ts';
import { openTerminal, type Terminal } from './tmux.ts';

/** A terminal in an empty folder with the name `demo`, where the walk was started. */
async function walking(columns: number, rows: number): Promise<{ room: Room; at: Terminal }> {
  const room = await openRoom();
  const at = await openTerminal(room, columns, rows);
  onTestFinished(async () => {
    // A test may have closed it already.
    await at.close().catch(() => {});
    await room.remove();
  });
  await mkdir(join(room.work, 'demo'));
  await at.until(/^[$#]/m);
  await at.line('cd demo && clear && firstpush; echo "ended $?"');
  return { room, at };
}

/** Expects a terminal as a shell wants it: it echoes, hears lines, and shows its cursor. */
async function expectSane(at: Terminal): Promise<void> {
  expect(await at.modes()).toEqual({ cursor: true, alternate: false });
  await at.line('clear; stty -a');
  const said = await at.until(/\becho\b/);
  expect(said).toMatch(/(^|\s)icanon\b/m);
  expect(said).toMatch(/(^|\s)isig\b/m);
  expect(said).toMatch(/(^|\s)echo\b/m);
  expect(said).not.toMatch(/-(icanon|isig|echo|icrnl|opost)\b/);
}

/** What the screen says before each Enter from the first frame to the push. */
const happyPath = [
  /Where shall we walk\?/,
  /Is this right\?/,
  /▸ name.*↵ do all 7/s,
  /▸ store.*↵ do all 3/s,
  /▸ wire.*↵ do all 4/s,
  /▸ write.*↵ do it/s,
  /▸ prove.*↵ do it/s,
] as const;

const keptLines = (shown: string, wanted: readonly string[]): string[] =>
  wanted.filter((line) => shown.split('\n').some((shownLine) => shownLine.includes(line)));

describe.skipIf(!tool('tmux'))('the screen (skipped without tmux)', { timeout: 90_000 }, () => {
  test('at 80x24 goes from the first frame to a proven push by Enter alone', async () => {
    const { room, at } = await walking(80, 24);
    const fixed = [
      [
        ' firstpush 0.1.0',
        '   No AWS credentials were found. Where shall we walk?',
        ' ▸ 1 on the practice ground',
        '   2 in an AWS account',
        ' ↵ choose   ↑↓ move   esc back   ctrl-c leave',
      ],
      [
        '   app         demo',
        '   registry    127.0.0.1:',
        '   username    learner          the practice ground',
        '   repository  learner/demo     the practice ground',
        '   convention  path             default',
        ' ▸ all right',
      ],
      ['   to do      this folder has no Dockerfile', '+ file Dockerfile', '+ file firstpush.yml'],
      [
        ' ✔ name ',
        '   to do      the parameter /demo/docker-registry/url does not exist',
        '+ parameter /demo/docker-credentials/password  SecureString',
      ],
      [' ✔ store ', '+ role codebuild-demo-service-role', '+ project demo'],
      [' ✔ wire ', '   to do      there is no buildspec.yml'],
      [' ✔ write ', '+ image 127.0.0.1:'],
    ];
    for (const [index, frame] of happyPath.entries()) {
      const shown = await at.until(frame);
      expect(keptLines(shown, fixed[index] ?? []), shown).toEqual(fixed[index]);
      expect(shown.split('\n').length, shown).toBeLessThanOrEqual(24);
      await at.press('Enter');
    }
    const ended = await at.until(/^ended \d+$/m);
    expect(ended).toMatch(/^ended 0$/m);
    expect(ended).toContain('✔ prove');
    expect(ended.replace(/\n\s*/g, ' ')).toMatch(/proven.*sha256:/);
    await expectSane(at);
    expect(parse(await room.read('demo/firstpush.yml'))).toMatchObject({ app: 'demo' });
    expect(parse(await room.read('demo/buildspec.yml'))).toMatchObject({ version: 0.2 });
  });

  test.each([
    [120, 40],
    [40, 12],
  ])('at %ix%i goes to a proven push', async (columns, rows) => {
    const { at } = await walking(columns, rows);
    let last = '';
    for (let presses = 0; presses < 12; presses += 1) {
      const shown = await at.until({ test: (text: string) => isNext(text, last) });
      if (/^ended \d+$/m.test(shown)) break;
      expect(shown.split('\n').length, shown).toBeLessThanOrEqual(rows);
      last = shown;
      await at.press('Enter');
    }
    const ended = await at.until(/^ended \d+$/m);
    expect(ended).toMatch(/^ended 0$/m);
    expect(ended).toContain('proven');
    await expectSane(at);
  });

  test('ctrl-c at the first question leaves with exit 130 and nothing done', async () => {
    const { room, at } = await walking(80, 24);
    await at.until(/Where shall we walk\?/);
    await at.press('C-c');
    expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 130$/m);
    await expectSane(at);
    expect(await room.files()).toEqual([]);
  });

  test('ctrl-c in the middle leaves the practice ground and its files behind nowhere', async () => {
    const { room, at } = await walking(80, 24);
    await at.until(/Where shall we walk\?/);
    await at.press('Enter');
    await at.until(/Is this right\?/);
    await at.press('C-c');
    expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 130$/m);
    await expectSane(at);
    const left = await room.run('ls', ['-A', room.temporary]);
    expect(left.stdout).toBe('');
  });

  test('c writes the commands of a step out, and copies them', async () => {
    const { at } = await walking(120, 40);
    for (const frame of happyPath.slice(0, 3)) {
      await at.until(frame);
      await at.press('Enter');
    }
    await at.until(/▸ store.*↵ do all 3/s);
    await at.press('c');
    await at.until(/copied, if this terminal lets programs copy/);
    const copied = await at.copied();
    expect(copied.match(/^(aws ssm put-parameter|read -rsp)/gm)).toEqual([
      ...['aws ssm put-parameter', 'aws ssm put-parameter', 'read -rsp'],
    ]);
    const shown = (await at.everything()).split('\n').map((line) => line.trimEnd());
    for (const line of copied.trimEnd().split('\n')) expect(shown).toContain(line);
    await at.press('C-c');
    expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 130$/m);
  });

  test.each([
    ['at the first question', 0],
    ['as the practice ground starts', 1],
    ['as it writes files', 3],
    ['as it builds and pushes', 7],
  ])('a terminal that is closed %s leaves no process and no file behind', async (_when, enters) => {
    const { room, at } = await walking(80, 24);
    await at.until(happyPath[0]);
    for (const frame of happyPath.slice(0, enters)) {
      await at.until(frame);
      await at.press('Enter');
    }
    await at.close();
    const left = async () => {
      const processes = await room.run('pgrep', ['-f', join(room.root, 'bin')]);
      return [...processes.stdout.split('\n'), ...(await readdir(room.temporary))].filter(Boolean);
    };
    await expect.poll(left, { timeout: 10_000 }).toEqual([]);
  });

  test('escape goes back to what was asked before', async () => {
    const { at } = await walking(80, 24);
    await at.until(/Where shall we walk\?/);
    await at.press('Enter');
    await at.until(/Is this right\?/);
    await at.press('Enter');
    await at.until(/▸ name.*↵ do all 7/s);
    await at.press('Escape');
    const back = await at.until(/Is this right\?/);
    expect(back).toContain('▸ all right');
    await at.press('Enter');
    await at.until(/▸ name.*↵ do all 7/s);
    await at.press('C-c');
    expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 130$/m);
  });
});

/** Another frame that names the key that it waits for, or the end. */
function isNext(shown: string, last: string): boolean {
  return shown !== last && (/^ended \d+$/m.test(shown) || /^ ↵ /m.test(shown));
}

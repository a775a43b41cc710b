import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../real.ts';
import { openRoom, type Room } from './room.ts';
import { openTerminal } from './tmux.ts';

const japanese = { LC_MESSAGES: 'ja_JP.UTF-8', LC_CTYPE: 'C.UTF-8', LC_ALL: '' };

async function room(): Promise<Room> {
  const opened = await openRoom();
  onTestFinished(opened.remove);
  return opened;
}

/** Lines with running English in them, but for steps, commands, and what an engine says. */
function englishIn(text: string): string[] {
  return text
    .replace(/手作業 .*?\n\n/gs, '')
    .replace(/\b(aws|printf|docker|firstpush) .*|---> .*|\b(name|store|wire|write|prove)\b/g, '')
    .split('\n')
    .filter((line) => /(?:^|\s)[a-z’]{2,} [a-z’]{2,} [a-z’]{2,}(?:\s|$)/.test(line));
}

describe.skipIf(!tool('tmux'))('the screen in Japanese (skipped without tmux)', () => {
  test.each([
    [120, 40],
    [80, 24],
    [40, 12],
  ])(
    'at %i × %i goes to a proven push, and no row is wider than the terminal',
    { timeout: 90_000 },
    async (columns, rows) => {
      const walk = await room();
      const at = await openTerminal(walk, columns, rows, japanese);
      onTestFinished(() => at.close());
      await mkdir(join(walk.work, 'demo'));
      await at.until(/^[$#]/m);
      await at.line('cd demo && clear && firstpush; echo "ended $?"');
      let shown = '';
      let labelled = 0;
      for (;;) {
        const last = shown;
        shown = await at.until({
          test: (text) => text !== last && (/^ended \d+$/m.test(text) || /^ ↵ /m.test(text)),
        });
        if (/^ended \d+$/m.test(shown)) break;
        const lines = shown.split('\n');
        expect(lines.length, shown).toBeLessThanOrEqual(rows);
        expect(Math.max(...lines.map((line) => stringWidth(line))), shown).toBeLessThanOrEqual(
          columns,
        );
        expect(englishIn(shown)).toEqual([]);
        // A narrow screen gives every block a column of its own.
        const starts = columns < 80 ? [] : columnsBehindLabels(lines);
        expect(new Set(starts).size, shown).toBeLessThanOrEqual(1);
        labelled += starts.length;
        await at.press('Enter');
      }
      expect(shown).toMatch(/^ended 0$/m);
      expect(shown).toContain('証明');
      if (columns >= 80) expect(labelled).toBeGreaterThan(5);
    },
  );
});

/** Where the words begin that stand behind the labels of a plan, in columns. */
function columnsBehindLabels(lines: readonly string[]): number[] {
  const labels = lines.flatMap(
    (line) => /^ +(検出|要対応|予定|手作業|対処) +/.exec(line)?.[0] ?? [],
  );
  return labels.map((label) => stringWidth(label));
}

test('a walk of lines says no English, and ends where the English one ends', {
  timeout: 60_000,
}, async () => {
  const input = `1\n${'\n'.repeat(12)}`;
  const own = await room();
  const said = await own.firstpush(['--plain', '--app', 'demo'], { input, environment: japanese });
  expect(said.code, said.stderr).toBe(0);
  expect(englishIn(said.stdout + said.stderr)).toEqual([]);

  const english = await room();
  await english.firstpush(['--plain', '--app', 'demo'], { input });
  expect(await own.files()).toEqual(await english.files());
  for (const file of await own.files()) {
    expect(await own.read(file)).toBe(await english.read(file));
  }
});

test.each([
  [['--help']],
  [['check', '--help']],
  [['undo', '--help']],
  [['explain']],
  [['check', '--offline']],
  [['check', '--bogus']],
  [['tutorial', '--plain']],
])('%j speaks Japanese', async (words) => {
  const own = await room();
  await own.write({ 'buildspec.yml': 'version: 0.2\nphases:\n  prebuild:\n    commands: echo\n' });
  const { stdout, stderr } = await own.firstpush([...words, '--language', 'ja'], { input: '\n' });
  expect(stdout + stderr).toMatch(/[ぁ-ん]/);
  expect(englishIn(stdout + stderr)).toEqual([]);
});

test('JSON has the same ids and states in every language', async () => {
  const own = await room();
  await own.write({ 'buildspec.yml': 'version: 0.2\nphases:\n  prebuild:\n    commands: echo\n' });
  const ids = async (...words: string[]) => {
    const { stdout } = await own.firstpush(['check', '--offline', '--json', ...words]);
    const { steps, findings } = JSON.parse(stdout);
    return {
      steps,
      found: findings.map(({ check, severity, where }: Record<string, unknown>) => ({
        check,
        severity,
        where,
      })),
    };
  };
  expect(await ids('--language', 'ja')).toEqual(await ids());
});

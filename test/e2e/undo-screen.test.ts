import { describe, expect, onTestFinished, test } from 'vitest';
import { tool } from '../real.ts';
import { files } from '../undo/broken-pipeline.ts';
import { snapshotOf } from '../undo/snapshot.ts';
import { applyWords, openGround } from './ground.ts';
import { openRoom } from './room.ts';
import { openTerminal } from './tmux.ts';

/** An application that was set up, whose buildspec somebody edited, and a terminal in its folder. */
async function undoing(columns: number, rows: number) {
  const [ground, room] = await Promise.all([openGround(), openRoom()]);
  const { environment, registry, login } = ground;
  const at = await openTerminal(room, columns, rows, environment);
  onTestFinished(async () => {
    await at.close();
    await ground.close();
    await room.remove();
  });
  await room.write(files);
  const repository = `${login.username}/demo`;
  const snapshot = () => snapshotOf({ ...ground, repository, folder: room.work });
  const before = await snapshot();
  const words = applyWords('demo', { registry, username: login.username });
  expect((await room.firstpush(words, { environment })).code).toBe(0);
  await room.write({ 'buildspec.yml': `# mine\n${await room.read('buildspec.yml')}` });
  await at.until(/^[$#]/m);
  await at.line('clear; firstpush undo; echo "ended $?"');
  return { at, room, before, snapshot };
}

describe.skipIf(!tool('tmux'))(
  'undo on the screen (skipped without tmux)',
  { timeout: 90_000 },
  () => {
    test.each([
      [80, 24],
      [40, 12],
    ])(
      'at %ix%i asks what shall become of what was changed, and takes all back',
      async (columns, rows) => {
        const { at, before, snapshot } = await undoing(columns, rows);
        const asked = await at.until(/▸ 1 leave it alone/);
        expect(asked.replace(/\n\s*/g, ' ')).toContain(
          'buildspec.yml was changed since. What shall become of it?',
        );
        await at.press('Down');
        await at.until(/▸ 2 remove it all the same/);
        await at.press('Enter');
        await at.until(/▸ 1 yes, this account/);
        await at.press('Escape');
        // With what was answered.
        await at.until(/▸ 2 remove it all the same/);
        await at.press('Enter');
        await at.until(/▸ 1 yes, this account/);
        await at.press('Enter');
        const shown = await at.until(/↵ do all 10/);
        expect(shown.split('\n').length).toBeLessThanOrEqual(rows);
        await at.press('?');
        await at.until(/will +- image/);
        await at.press('?');
        await at.until(/↵ do all 10[\s\S]*s take nothing back/);
        await at.press('Enter');
        const ended = await at.until(/^ended \d+$/m);
        expect(ended).toMatch(/^ended 0$/m);
        expect(ended).toMatch(/undone +10 taken back/);
        expect(await snapshot()).toEqual(before);
      },
    );

    test('leaves everything where the person leaves, skips, or does not confirm', async () => {
      const { at, snapshot } = await undoing(80, 24);
      const between = await snapshot();
      await at.until(/▸ 1 leave it alone/);
      await at.press('C-c');
      expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 130$/m);
      await at.line('clear; firstpush undo; echo "ended $?"');
      await at.until(/▸ 1 leave it alone/);
      await at.press('Enter');
      await at.until(/▸ 1 yes, this account/);
      await at.press('Down', 'Enter');
      expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 1$/m);
      await at.line('clear; firstpush undo; echo "ended $?"');
      await at.until(/▸ 1 leave it alone/);
      await at.press('Enter');
      await at.until(/▸ 1 yes, this account/);
      await at.press('Enter');
      await at.until(/↵ do all 9/);
      await at.press('s');
      expect(await at.until(/^ended \d+$/m)).toMatch(/^ended 1$/m);
      expect(await snapshot()).toEqual(between);
    });
  },
);

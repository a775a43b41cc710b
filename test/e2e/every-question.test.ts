import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerWords } from '../../src/answers.ts';
import { stepIds } from '../../src/types.ts';
import { Terminal } from '../ui/terminal.ts';
import { built } from './built.ts';
import { type Ground, openGround } from './ground.ts';
import { filesBelow } from './room.ts';
import { openScenes, type Scene, type Scenes } from './scenes.ts';
import { key, type Stage, type Way, waysOf } from './ways.ts';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 40, rows: 12 },
  { columns: 120, rows: 40 },
  { columns: 80, rows: 24 },
] as const;

const nothing = { registry: '', username: '', password: '' };
const questions = Object.entries(waysOf(nothing));
const driven = questions.flatMap(([question, ways]) =>
  typeof ways === 'string' ? [] : ways.map((_, at) => [question, at] as const),
);

test('every question that there is has a way to it, or the reason why there is none', () => {
  const all = [
    ...Object.keys(answerWords),
    ...['review', 'lesson'],
    ...[...stepIds, 'undo'].map((plan) => `consent to ${plan}`),
  ];
  expect(questions.map(([question]) => question).sort()).toEqual(all.sort());
  for (const [question, ways] of questions) expect(ways.length, question).toBeGreaterThan(0);
});

/** The live region, on one line. */
function live(lines: readonly string[]): string {
  const top = lines.findLastIndex((line) => /^ firstpush \d|^ (\S+ )?name .*prove/.test(line));
  return lines.slice(Math.max(0, top)).join('\n').replace(/\n\s*/g, ' ');
}

describe('at every question', { timeout: 60_000 }, () => {
  let ground: Ground;
  let scenes: Scenes & { close(): Promise<void> };
  beforeAll(async () => {
    ground = await openGround();
    scenes = await openScenes(ground, 'set-up');
  });
  afterAll(async () => {
    await scenes.close();
    await ground.close();
  });

  const wayTo = (question: string, at: number): Way => {
    const { registry, login } = ground;
    const ways = waysOf({ registry, ...login })[question as 'app'];
    return ways[at] as Way;
  };

  /** Starts what a way begins with in a terminal of its scene, and closes both in the end. */
  async function using(way: Way, drive: (at: Terminal, scene: Scene) => Promise<void>) {
    const scene = await scenes[way.scene]();
    const { work, environment } = scene.room;
    // It waits in the end: what a shell prints last before it ends may be lost with its terminal.
    const shell = ['sh', '-c', '"$@"; code=$?; stty -a; echo "ended $code"; read -r _', 'sh'];
    const at = new Terminal([...shell, process.execPath, await built(), ...way.words], sizes[0], {
      folder: work,
      environment: { ...environment, ...scene.environment },
    });
    try {
      await drive(at, scene);
    } finally {
      await at.stop();
      await scene.close();
    }
  }

  const shows = (at: Terminal, what: RegExp) =>
    at.untilLines((lines) => what.test(live(lines)) && /ctrl-c leave$/.test(live(lines)));
  async function go(at: Terminal, stages: readonly Stage[]): Promise<void> {
    for (const { shows: what, press } of stages) {
      await shows(at, what);
      at.type(press);
    }
  }
  /** All files of the folder, and what the journal has of changes. */
  const held = async ({ room }: Scene): Promise<string[][]> => {
    const folders = [room.work, join(room.home, 'state', 'firstpush', 'journal')];
    const files = folders.map(async (folder) => {
      const names = await filesBelow(folder).catch(() => []);
      return Promise.all(
        names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]),
      );
    });
    return (await Promise.all(files)).flat();
  };

  test.concurrent.each(driven)(
    '%s (%i): is shown, escape goes back, ctrl-c leaves',
    async (question, number) => {
      const way = wayTo(question, number);
      await using(way, async (at, scene) => {
        await go(at, way.stages);
        const first = live(await shows(at, way.asks));
        const files = await held(scene);
        const again = () => at.untilLines((lines) => live(lines) === first);

        for (const { columns, rows } of sizes.slice(1)) {
          const heard = at.raw.length;
          at.resize(columns, rows);
          const lines = await at.untilLines(
            (shown) =>
              at.raw.length > heard &&
              way.asks.test(live(shown)) &&
              shown.every((line) => line.length <= columns),
          );
          expect(lines.length).toBeLessThanOrEqual(rows);
        }
        await again();

        at.type(key.escape);
        if (way.before) await go(at, way.forth ?? [{ shows: way.before, press: key.enter }]);
        else await new Promise((done) => setTimeout(done, 300));
        await again();

        at.type(key.leave);
        await at.until(/^ended \d+$/m, 20_000);
        expect(at.everything().join('\n')).toMatch(/^ended 130$/m);
        expectGivenBack(at);
        expect(at.raw).not.toContain(ground.login.password);
        expect(await held(scene)).toEqual(files);
      });
    },
  );
});

/** Expects the terminal as the shell had it. */
function expectGivenBack(at: Terminal): void {
  expect(at.modes()).toEqual({ alternate: false, pastes: false });
  expect(at.raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(at.raw.lastIndexOf('\u001b[?25l'));
  const settings = at.raw.slice(at.raw.lastIndexOf('speed '));
  expect(settings).toMatch(/\sicanon\b/);
  expect(settings).not.toMatch(/-(icanon|isig|echo|icrnl|opost)\b/);
}

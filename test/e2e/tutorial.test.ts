import { spawnSync } from 'node:child_process';
import { mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exercises } from '../../src/tutorial/exercises.ts';
import { tutorialIds } from '../../src/tutorial/tutorial.ts';
import { tool } from '../real.ts';
import { built } from './built.ts';
import { openRoom, type Room } from './room.ts';
import { answering, openTalk, type Talk } from './talk.ts';
import { openTerminal } from './tmux.ts';

async function emptyRoom(): Promise<Room> {
  const room = await openRoom();
  onTestFinished(() => room.remove());
  return room;
}

/** Starts a program in a network that has nothing but loopback; undefined where none can be made. */
function withoutNetwork(): readonly string[] | undefined {
  const words = [
    'unshare',
    '--map-root-user',
    '--net',
    'sh',
    '-c',
    'ip link set lo up && exec "$@"',
  ];
  const [program = '', ...rest] = [...words, 'sh', 'true'];
  return spawnSync(program, rest).status === 0 ? [...words, 'sh'] : undefined;
}

/** Starts the tutorial for a learner who reads lines, on a machine that has Node and nothing else. */
async function learner(room: Room, ...words: string[]): Promise<Talk> {
  return learnerBehind(withoutNetwork() ?? [], room, ...words);
}

/** The same, started by the words of another program. */
async function learnerBehind(
  before: readonly string[],
  room: Room,
  ...words: string[]
): Promise<Talk> {
  const bin = join(room.root, 'only-node');
  await mkdir(bin, { recursive: true });
  await symlink(process.execPath, join(bin, 'node')).catch(() => {});
  const tutorial = [process.execPath, '--', await built(), 'tutorial', '--plain', ...words];
  const command = [...before, 'env', `PATH=${bin}`, ...tutorial];
  return openTalk(room, command);
}

const kept = async (room: Room): Promise<string[]> =>
  JSON.parse(await readFile(join(room.home, 'state/firstpush/tutorial.json'), 'utf8')).done;

/** The commands by which another terminal gets to the practice ground. */
const wayIn = (said: string): string =>
  said.match(/^(set -a; .*)\n(cd .*)$/m)?.[0] ?? 'there is no way in';

/** The commands of the hint that was asked for last. */
const lastHint = (said: string): string => said.match(/^aws .*$/m)?.[0] ?? 'there is no command';

describe('the tutorial', { timeout: 300_000 }, () => {
  test('a learner finishes it, every exercise, with Node alone and no network', async () => {
    const room = await emptyRoom();
    const one = await learner(room);
    let told = 0;
    const code = await answering(one, (asked) => {
      if (!asked.includes('What do you do?')) return '';
      // Looks in vain, takes a hint, and then lets it be repaired.
      told = asked.includes('Exercise: ') ? 0 : told + 1;
      return ['1', '2', '3'][told] ?? '';
    });
    const said = one.said();
    expect(code, said.slice(-3000)).toBe(0);
    expect(said).toContain('That was all of it.');
    expect((await kept(room)).sort()).toEqual([...tutorialIds].sort());
    expect(said.match(/Not yet: the same fault is still there/g)).toHaveLength(exercises.length);
    expect(said.match(/Hint 1 of 3: /g)).toHaveLength(exercises.length);
    expect(said).not.toMatch(/now also this is wrong|something else is wrong/);
    // Only colours would be harmless, and here there are none either.
    expect(said).not.toContain('\u001b');
    const file = await stat(join(room.home, 'state/firstpush/tutorial.json'));
    expect(file.mode & 0o777).toBe(0o600);
  });

  test('three hints lead from where to look to the commands; starting over breaks it again', async () => {
    const room = await emptyRoom();
    const one = await learner(room, 'privileged-mode-off');
    // After the last hint none is offered, so that starting over is the third choice.
    const moves = ['2', '2', '2', '3', '3'];
    await answering(one, (asked) =>
      asked.includes('Where to?')
        ? undefined
        : asked.includes('What do you do?')
          ? moves.shift()
          : '',
    );
    const said = one.said();
    expect(said).toMatch(/Hint 3 of 3: [\s\S]*aws codebuild update-project/);
    expect(said.match(/Exercise: no docker daemon/g)).toHaveLength(2);
    expect(await kept(room)).toEqual(['privileged-mode-off']);
  });

  test('a presenter shows no account id and no access key', async () => {
    const room = await emptyRoom();
    const one = await learner(room, 'wire', '--presenter');
    let asked = 0;
    await answering(one, (words) => {
      asked += 1;
      return words.includes('Where to?') || asked > 40 ? undefined : '';
    });
    const said = one.said();
    expect(said).toContain('•'.repeat(12));
    expect(said).toContain('arn:aws:ssm:us-east-1:');
    expect(said).not.toMatch(/(?<!\d)\d{12}(?!\d)/);
    expect(said).not.toMatch(/\bAKIA[A-Z0-9]{16}/);
  });

  test.skipIf(!tool('aws'))(
    'the commands of the last hint repair it in another terminal (skipped without the AWS CLI)',
    async () => {
      const room = await emptyRoom();
      const one = await learnerBehind([], room, 'stored-address-not-bare');
      // Hints, and then a look after the commands were run.
      const moves = ['2', '2', '2'];
      let ran: Promise<unknown> = Promise.resolve();
      const code = answering(one, (asked) => {
        if (asked.includes('Where to?')) return undefined;
        const move = moves.shift();
        if (move !== undefined) return move;
        ran = room.run('sh', ['-c', `${wayIn(one.said())}\n${lastHint(asked)}`]).then((ended) => {
          one.child.stdin.write('1\n');
          return ended;
        });
        return null;
      });
      await code;
      expect(await ran).toMatchObject({ code: 0, stderr: '' });
      expect(one.said()).toContain('Done: a reference that docker cannot parse. 1 of 23.');
    },
  );

  test('what is done is offered no more, until it is reset', async () => {
    const room = await emptyRoom();
    await answering(await learner(room, 'name'), (asked) =>
      asked.includes('Where to?') ? undefined : '',
    );
    expect(await kept(room)).toEqual(['name']);
    const again = await learner(room);
    await answering(again, () => undefined);
    expect(again.said()).toContain('[x] lesson 1: name');
    const reset = await learner(room, '--reset');
    await answering(reset, () => undefined);
    expect(reset.said()).not.toContain('[x]');
  });

  test.each([
    [['tutorial', 'algebra'], 'there is no lesson “algebra”'],
    [['tutorial', '--no-input'], 'the tutorial needs somebody who answers'],
    [['tutorial', '--json'], 'the tutorial needs somebody who answers'],
    [['check', '--reset'], '--reset belongs to firstpush tutorial'],
  ])('%j is refused', async (words, reason) => {
    const room = await emptyRoom();
    const { code, stderr } = await room.firstpush(words);
    expect(stderr).toContain(reason);
    expect(code).toBe(2);
  });
});

describe.skipIf(!tool('tmux'))('on the screen (skipped without tmux)', { timeout: 120_000 }, () => {
  test.each([
    [120, 40],
    [80, 24],
    [40, 12],
  ])('at %d × %d: a lesson, back, an exercise, and out', async (columns, rows) => {
    const room = await emptyRoom();
    const at = await openTerminal(room, columns, rows);
    onTestFinished(() => at.close().catch(() => {}));
    await at.until(/^[$#]/m);
    await at.line('clear && firstpush tutorial; echo "ended $?"');
    const fits = async (wanted: RegExp) => {
      const shown = await at.until(wanted);
      for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
      return shown;
    };
    await fits(/Where to\?/);
    await at.press('Enter');
    await fits(/Part 1 of 5/);
    await at.press('Escape');
    await fits(/Where to\?/);
    // The list is long, so typing filters it.
    await at.paste('daemon');
    await fits(/▸ \[ \] - no docker daemon/);
    await at.press('Enter');
    await fits(/What do you do\?/);
    expect(await at.everything()).toContain('Cannot connect to the Docker daemon');
    await at.press('2');
    await at.press('Enter');
    await at.until({ test: (shown) => /Hint 1 of 3/.test(shown) || rows < 20 });
    await fits(/What do you do\?/);
    await at.press('Escape');
    await fits(/Where to\?/);
    await at.press('C-c');
    await at.until(/ended 130/);
    expect(await at.modes()).toEqual({ cursor: true, alternate: false });
  });
});

import { describe, expect, test } from 'vitest';
import { inTurn } from '../../src/cli/in-turn.ts';
import { built } from '../e2e/built.ts';
import { buildspecWith, checking, folderWith, source } from './folder.ts';
import { running } from './running.ts';

test('so many that several threads look: what one thread finds, in the order of the words', async () => {
  const files: Record<string, string> = {};
  const names: string[] = [];
  for (let n = 0; n < 400; n += 1) {
    const command = n % 3 === 0 ? 'echo "Step 1: build"' : `cd missing-${n}`;
    files[`s/${n}/buildspec.yml`] = buildspecWith(command);
    files[`s/${n}/Dockerfile`] = source.Dockerfile;
    names.push(`s/${n}/buildspec.yml`);
  }
  const folder = await folderWith(files);
  const alone = await checking(folder, ...names);
  const { code, stdout } = await running(await built(), folder, ['check', '--json', ...names]);
  const { findings } = JSON.parse(stdout) as { findings: { check: string; where: object }[] };
  const place = ({ check, where }: { check: string; where?: object }) => [check, where];
  expect(code).toBe(1);
  expect(findings.length).toBeGreaterThan(400);
  expect(findings.map(place)).toEqual(alone.findings.map(place));
});

test('an answers file that cannot be taken ends the command, whichever thread meets it', async () => {
  const files: Record<string, string> = {};
  for (let n = 0; n < 400; n += 1) files[`${n}/buildspec.yml`] = buildspecWith();
  const folder = await folderWith({ ...files, '399/firstpush.yml': 'password: x\n' });
  const names = Array.from({ length: 400 }, (_, n) => String(n));
  const { code, stderr } = await running(await built(), folder, ['check', ...names]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('399/firstpush.yml, line 1')]);
});

describe('work done in turn', () => {
  test('keeps the order, and never does more at a time than it may', async () => {
    let busy = 0;
    let most = 0;
    const results = await inTurn([5, 1, 4, 2, 3], 2, async (time) => {
      busy += 1;
      most = Math.max(most, busy);
      await new Promise((done) => setTimeout(done, time));
      busy -= 1;
      return time * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });

  test('ends with what was thrown', async () => {
    const act = async (item: number) => {
      if (item === 2) throw new Error('two');
      return item;
    };
    await expect(inTurn([1, 2, 3], 2, act)).rejects.toThrow('two');
  });
});

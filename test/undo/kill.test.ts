import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, expectProven } from '../e2e/document.ts';
import { applyWords, type Ground, openGround } from '../e2e/ground.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import { breakPipeline, files } from './broken-pipeline.ts';
import { countMoments, type Gates, killAtMoment, openGates } from './killing.ts';
import { type Scope, snapshotOf } from './snapshot.ts';

/** Of the moments of writes to the disk one in so many is tried; all with UNDO_EVERY_MOMENT=1. */
const share = process.env['UNDO_EVERY_MOMENT'] ? 1 : 11;

const undo = ['undo', '--yes', '--json'];
const starts = ['from nothing', 'from a broken pipeline'] as const;

describe.each(starts)(
  'a process that is killed, with a start %s',
  { timeout: 1_800_000 },
  (start) => {
    let ground: Ground;
    let gates: Gates;
    let room: Room;
    let scope: Scope;
    let apply: string[];
    let before: Awaited<ReturnType<typeof snapshotOf>>;

    beforeAll(async () => {
      [ground, room] = await Promise.all([openGround(), openRoom()]);
      await room.write(files);
      gates = await openGates(room, ground.environment);
      const { username } = ground.login;
      apply = applyWords('demo', { registry: gates.registry, username });
      const { environment, login } = ground;
      const repository = `${username}/demo`;
      scope = { environment, login, registry: gates.registry, repository, folder: room.work };
      if (start === 'from a broken pipeline') {
        await done(apply);
        await breakPipeline(ground, 'demo', room);
      }
      before = await snapshotOf(scope);
    });
    afterAll(async () => {
      await gates.close();
      await ground.close();
      await room.remove();
    });

    const done = async (words: readonly string[]) => {
      const { code, stdout, stderr } = await room.firstpush(words, {
        environment: gates.environment,
      });
      expect({ code, stderr: code === 0 ? '' : stderr, stdout: code === 0 ? '' : stdout }).toEqual({
        ...{ code: 0, stderr: '', stdout: '' },
      });
      return documentOf(stdout);
    };
    const expectBack = async (where: string) => {
      await done(undo);
      expect({ where, ...(await snapshotOf(scope)) }).toEqual({ where, ...before });
    };

    test('in apply at each write to the outside in turn: undo restores, apply finishes', async () => {
      const calls: string[] = [];
      for (let number = 1; ; number += 1) {
        const call = await gates.killAt(number, 'before', apply);
        if (call === undefined) break;
        calls.push(call);
        await expectBack(`before ${number} ${call}, at once`);
        // A push ends after the writes that it is made of.
        const ended = await gates.killAt(number, 'after', apply);
        expect(ended).toBeDefined();
        expectProven(await done(apply));
        await expectBack(`after ${number} ${ended}, and apply`);
      }
      await expectBack('the end');
      expect(calls).toEqual(expect.arrayContaining(expectedCalls[start]));
    });

    test('in undo at each write to the outside in turn: another undo goes on', async () => {
      await done(apply);
      const calls: string[] = [];
      for (;;) {
        const call = await gates.killAt(1, 'before', undo);
        if (call === undefined) break;
        calls.push(call);
        expect(await gates.killAt(1, 'after', undo)).toBe(call);
      }
      await expectBack('the end');
      expect(calls.length).toBeGreaterThan(5);
    });

    test('at a write to the disk, also in the middle of one', async () => {
      const moments = await countMoments(room, apply, gates.environment);
      await expectBack('all');
      for (let moment = 1; moment <= moments; moment += share) {
        await killAtMoment(moment, room, apply, gates.environment);
        if (moment % 2 === 0) await done(apply);
        await expectBack(`moment ${moment} of apply`);
      }
      await done(apply);
      const moreMoments = await countMoments(room, undo, gates.environment);
      for (let moment = 1; moment <= moreMoments; moment += share) {
        await done(apply);
        await killAtMoment(moment, room, undo, gates.environment);
        await expectBack(`moment ${moment} of undo`);
      }
      expect([moments, moreMoments].every((count) => count > 20)).toBe(true);
    });
  },
);

const expectedCalls: Record<(typeof starts)[number], string[]> = {
  'from nothing': [
    ...['ssm:PutParameter', 'iam:CreateRole', 'iam:PutRolePolicy', 's3:PUT bucket'],
    ...['codebuild:CreateProject', 'engine:POST build', 'engine:POST images push'],
  ],
  'from a broken pipeline': [
    ...['ssm:PutParameter', 'iam:UpdateAssumeRolePolicy', 'iam:PutRolePolicy'],
    'codebuild:UpdateProject',
  ],
};

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../src/secret.ts';
import { built } from '../e2e/built.ts';
import { expectProven } from '../e2e/document.ts';
import { type Ground, openGround } from '../e2e/ground.ts';
import type { Room } from '../e2e/room.ts';
import { disarm, loseParameter, storeReader, unprivilege } from './breaking.ts';
import { goAstray, setUp } from './set-up.ts';

const reader = {
  username: 'reader',
  password: new Secret('only reads'),
  push: [],
  pull: ['learner/*'],
};

interface Breaking {
  room: Room;
  ground: Ground;
}

describe('what broke is named by a build that failed, repaired by fix, and proven', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround({ accounts: [reader] });
    await built();
  }, 120_000);
  afterAll(() => ground.close());

  const breaks: [string, (breaking: Breaking, app: string) => Promise<void>, string, RegExp][] = [
    ['no-rights', ({ ground }, app) => disarm(ground, app), 'wire', /ssm-getparameters-denied/],
    [
      'no-parameter',
      ({ ground }, app) => loseParameter(ground, app),
      'store',
      /ssm-parameter-missing/,
    ],
    [
      'no-docker',
      ({ ground }, app) => unprivilege(ground, app),
      'wire',
      /privileged-mode-off|docker/,
    ],
    [
      'read-only',
      ({ ground }, app) => storeReader(ground, app, reader),
      'store',
      /dockerhub-push-denied-masked/,
    ],
    ['wrong-path', ({ room }) => goAstray(room), 'write', /repo-folder-mismatch/],
  ];
  test.each(breaks)('%s', { timeout: 120_000 }, async (app, breakIt, step, check) => {
    const { room, prove, fix } = await setUp(app, ground);
    await breakIt({ room, ground }, app);
    const failed = await prove();
    expect({ app, code: failed.code, first: failed.document.findings[0] }).toMatchObject({
      code: 1,
      first: { step, check: expect.stringMatching(check) },
    });
    const fixed = await fix();
    expect({ code: fixed.code, findings: fixed.document.findings }).toMatchObject({ code: 0 });
    const proof = expectProven(fixed.document);
    expect(proof).toMatchObject({ where: 'codebuild', build: expect.stringMatching(`^${app}:`) });
    await room.remove();
  });
});

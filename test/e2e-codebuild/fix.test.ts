import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../src/secret.ts';
import { built } from '../e2e/built.ts';
import { type Document, documentOf, expectProven } from '../e2e/document.ts';
import { applyWords, type Ground, openGround } from '../e2e/ground.ts';
import { openRoom, type Room } from '../e2e/room.ts';
import { disarm, loseParameter, storeReader, unprivilege } from './breaking.ts';

const reader = {
  username: 'reader',
  password: new Secret('only reads'),
  push: [],
  pull: ['learner/*'],
};

const files = { 'app/Dockerfile': 'FROM scratch\nCOPY app.txt /\n', 'app/app.txt': 'hello\n' };

/** Lets the buildspec go into a folder that is not there; one of its name is. */
async function goAstray(room: Room): Promise<void> {
  const text = await room.read('buildspec.yml');
  const astray = text.replace('- docker build', '- cd day14/app\n      - docker build');
  await room.write({ 'buildspec.yml': astray });
}

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

  /** A folder that is set up and proven by the engine of this machine. */
  async function setUp(app: string) {
    const room = await openRoom();
    await room.write(files);
    const run = async (
      words: readonly string[],
    ): Promise<{ code: number | null; document: Document }> => {
      const environment = ground.environment;
      const { code, stdout, stderr } = await room.firstpush(words, { environment });
      if (stdout === '') throw new Error(stderr);
      return { code, document: documentOf(stdout) };
    };
    const { username } = ground.login;
    const apply = applyWords(app, { registry: ground.registry, username });
    expect((await run(apply)).code).toBe(0);
    const [, ...answers] = apply;
    return {
      room,
      prove: () => run(['prove', '--where', 'codebuild', ...answers]),
      fix: () => run(['fix', '--where', 'codebuild', ...answers]),
    };
  }

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
    ['read-only', ({ ground }, app) => storeReader(ground, app, reader), 'store', /.*/],
    ['wrong-path', ({ room }) => goAstray(room), 'write', /repo-folder-mismatch/],
  ];
  test.each(breaks)('%s', { timeout: 120_000 }, async (app, breakIt, step, check) => {
    const { room, prove, fix } = await setUp(app);
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

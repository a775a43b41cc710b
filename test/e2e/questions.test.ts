import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { answerWords } from '../../src/answers.ts';
import { readAnswers } from '../../src/answers-file.ts';
import { isKept } from '../../src/kept-answers.ts';
import { readCommandLine } from '../../src/options.ts';
import type { AnswerKey } from '../../src/types.ts';
import { type Ground, openGround } from './ground.ts';
import { openRoom } from './room.ts';
import { withoutKeys } from './signing-in.ts';

/**
 * What becomes of each answer where nobody can be asked: `missing` ends with 2; `guessed` is gone on
 * with; `found` stays a finding whose remedy names the flag; `unasked` is a question of a person's
 * own doing (Ctrl-C, undo), of a walk with somebody in front of it, or no question at all.
 */
const outcomes: Record<AnswerKey, 'missing' | 'guessed' | 'found' | 'unasked'> = {
  ...({ username: 'missing', password: 'missing', registry: 'guessed' } as const),
  // test/e2e/accounts.test.ts runs into these two
  ...({ mfaCode: 'missing', ssoLogin: 'missing' } as const),
  ...({ app: 'guessed', repository: 'guessed', convention: 'guessed', policy: 'guessed' } as const),
  ...({ role: 'guessed', project: 'guessed', image: 'guessed', template: 'guessed' } as const),
  ...({ buildspec: 'guessed', dockerfile: 'guessed', context: 'guessed', tag: 'guessed' } as const),
  ...({ where: 'guessed', in: 'guessed' } as const),
  ...({ urlParameter: 'guessed', usernameParameter: 'guessed' } as const),
  passwordParameter: 'guessed',
  ...({ sample: 'found', testBuild: 'found', handOver: 'found' } as const),
  ...({ key: 'unasked', onLeave: 'unasked', changedSince: 'unasked' } as const),
  // consent is given by --yes, which a run without questions has to have anyway
  ...({ account: 'unasked', practice: 'unasked' } as const),
};
const keys = Object.keys(outcomes) as AnswerKey[];

/** A value that each answer takes. */
const values: Partial<Record<AnswerKey, string>> = {
  ...{ convention: 'path', policy: 'exact', where: 'local', testBuild: 'as-is', onLeave: 'stop' },
  ...{ changedSince: 'leave', handOver: 'rest', account: '123456789012' },
};

describe('every answer', () => {
  test.each(keys)('%s has a flag, and a key in firstpush.yml where it is kept', (key) => {
    const { flag, value } = answerWords[key];
    const given = values[key] ?? 'x';
    const words = value === '' ? [`--${flag}`] : [`--${flag}`, given];
    const { setup, options } = readCommandLine(words);
    const read = key === 'password' ? options.passwordStdin : (setup[key] ?? options.practice);
    expect(String(read)).toBe(value === '' ? 'true' : given);

    const { problems } = readAnswers(`${flag}: "${given}"\n`);
    expect(problems.length === 0).toBe(isKept(key));
  });
});

describe('with nobody to ask', { timeout: 60_000 }, () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await openGround();
  });
  afterAll(() => ground.close());

  const files = { Dockerfile: 'FROM scratch\nCOPY hello.txt /\n', 'hello.txt': 'hello\n' };
  async function ending(given: readonly string[], own: Record<string, string> = files) {
    const room = await openRoom();
    onTestFinished(room.remove);
    await room.write(own);
    ground.forget();
    const words = ['apply', '--yes', '--no-input', ...given];
    return room.firstpush(words, { environment: ground.environment });
  }
  const registry = () => ['--registry', ground.registry];
  const user = ['--username', 'learner'];
  const password = ['--password-env', 'PRACTICE_PASSWORD'];

  test.each<[AnswerKey, () => string[], RegExp]>([
    [
      'username',
      () => [...registry(), ...password],
      /give it by --username, or as “username:” in firstpush\.yml$/m,
    ],
    [
      'password',
      () => [...registry(), ...user],
      /give it by --password-stdin or --password-env NAME$/m,
    ],
  ])('a missing %s ends with 2, names the flag, and changes nothing', async (key, given, said) => {
    const { code, stderr } = await ending(given());
    expect([key, code]).toEqual([key, 2]);
    expect(stderr).toMatch(said);
    if (key !== 'password') expect(ground.writes()).toEqual([]);
  });

  test('all others are guessed, and the walk ends proven', async () => {
    const { code, stdout } = await ending([
      ...registry(),
      ...user,
      ...password,
      '--app',
      'guessed',
    ]);
    expect(code, stdout).toBe(0);
  });

  test('a folder without a Dockerfile is a finding that names --sample', async () => {
    const { code, stdout } = await ending([...registry(), ...user, ...password], {});
    expect(code).toBe(1);
    expect(stdout).toContain('--sample');
    expect(ground.writes()).toEqual([]);
  });

  test('the practice ground is not chosen unasked', async () => {
    const room = await openRoom();
    onTestFinished(room.remove);
    await room.write(files);
    const { AWS_ENDPOINT_URL: _, ...none } = withoutKeys(ground);
    const words = ['apply', '--yes', '--no-input', ...registry(), ...user, ...password];
    const { code } = await room.firstpush(words, { environment: none });
    expect([1, 3]).toContain(code);
  });
});

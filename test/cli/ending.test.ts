import { describe, expect, test } from 'vitest';
import { answerWords } from '../../src/answers.ts';
import { readAnswers } from '../../src/answers-file.ts';
import { endingOf, exitOf } from '../../src/cli/ending.ts';
import { Usage } from '../../src/options.ts';
import {
  type AnswerKey,
  type Finding,
  Left,
  MissingAnswer,
  type Report,
  type Severity,
  type StepState,
} from '../../src/types.ts';
import { MissingConsent } from '../../src/ui/missing-consent.ts';

function report(states: StepState[], severities: Severity[] = []): Report {
  const ids = ['name', 'store', 'wire'] as const;
  return {
    version: 1,
    command: 'check',
    proven: states.every((state) => state === 'proven'),
    steps: states.map((state, index) => ({ id: ids[index] ?? 'prove', state })),
    findings: severities.map(
      (severity): Finding => ({
        check: 'x',
        step: 'name',
        severity,
        what: 'x',
        why: 'y',
        remedy: { kind: 'advice', text: 'z' },
      }),
    ),
    changes: [],
  };
}

describe('a report ends with', () => {
  test.each<[number, string, StepState[], Severity[]]>([
    [0, 'everything proven', ['proven', 'proven'], []],
    [0, 'warnings and hints only', ['proven', 'proven'], ['warning', 'hint']],
    [1, 'an error', ['open', 'proven'], ['error']],
    [1, 'an error beside something unseen', ['open', 'unknown'], ['error', 'unknown']],
    [1, 'a step that was not reached', ['proven', 'open'], []],
    [3, 'something unseen', ['proven', 'unknown'], ['unknown']],
    [3, 'something unseen before a step not reached', ['unknown', 'open'], ['unknown', 'warning']],
  ])('%i: %s', (code, _, states, severities) => {
    expect(exitOf(report(states, severities))).toBe(code);
  });
});

describe('what was thrown ends with', () => {
  test.each<[number, Error, string]>([
    [130, new Left(), ''],
    [2, new Usage('there is no command “x”'), 'there is no command “x”'],
    [2, new MissingConsent(), 'nobody is here to consent: --yes gives consent'],
  ])('%i: %s', (code, error, words) => {
    expect(endingOf(error)).toEqual({ code, words });
  });

  test.each((Object.keys(answerWords) as AnswerKey[]).filter((key) => key !== 'password'))(
    '2 for the missing answer %s, which names its flag, and its key where the file takes it',
    (key) => {
      const { code, words } = endingOf(new MissingAnswer(key));
      const { flag } = answerWords[key];
      expect(code).toBe(2);
      expect(words).toContain(`--${flag}`);
      const taken = readAnswers(`${flag}: path\n`).problems.every(({ what }) =>
        /one of|twelve digits/.test(what),
      );
      expect(words.includes(`“${flag}:” in firstpush.yml`)).toBe(taken);
    },
  );

  test('2 for a missing password, which names the two ways that are none of a file', () => {
    const { code, words } = endingOf(new MissingAnswer('password'));
    expect(code).toBe(2);
    expect(words).toContain('--password-stdin or --password-env NAME');
    expect(words).not.toContain('firstpush.yml');
  });

  test.each([new TypeError('x is undefined'), new Error('oops')])(
    '70 for a fault of ours, with its stack and the wish to hear of it: %s',
    (error) => {
      const { code, words } = endingOf(error);
      expect(code).toBe(70);
      expect(words).toContain('please report');
      expect(words).toContain(error.stack);
    },
  );

  test('70 also for what is no error', () => {
    expect(endingOf('oops')).toMatchObject({ code: 70, words: expect.stringContaining('oops') });
  });
});

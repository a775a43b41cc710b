import { answerWords, parseAnswer } from '../answers.ts';
import type { GivenAnswers } from '../export/saved-plan.ts';
import type { AnswerKey, Setup } from '../types.ts';

/** What belongs to no saved plan: the secret, the place, and how one gets there, chosen each time. */
const notSaved: ReadonlySet<AnswerKey> = new Set([
  ...(['password', 'practice', 'handOver', 'mfaCode', 'ssoLogin'] as const),
]);

const savedKeys = (Object.keys(answerWords) as AnswerKey[]).filter((key) => !notSaved.has(key));

/** A setup under the words of its flags, without a password. */
export function answersIn(setup: Setup): GivenAnswers {
  const given = savedKeys.flatMap((key) => {
    const value = setup[key];
    return value === undefined ? [] : [[answerWords[key].flag, value]];
  });
  return Object.fromEntries(given) as GivenAnswers;
}

/** The setup that saved answers come to. */
export function setupOf(answers: GivenAnswers): Setup {
  const given = savedKeys.flatMap((key) => {
    const value = answers[answerWords[key].flag];
    return value === undefined ? [] : [[key, parseAnswer(key, String(value))]];
  });
  return Object.fromEntries(given) as Setup;
}

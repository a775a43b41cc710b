import type { AnswerKey } from './types.ts';

/** The file of answers in a project. */
export const answersFileName = 'firstpush.yml';

/** What never stands in the file: the secret, and what only says how one walk is to go. */
const notKept: ReadonlySet<AnswerKey> = new Set([
  ...(['password', 'where', 'testBuild', 'onLeave', 'changedSince'] as const),
  ...(['sample', 'practice'] as const),
  ...(['handOver', 'mfaCode', 'ssoLogin'] as const),
]);

/** Whether an answer may stand in `firstpush.yml`. */
export const isKept = (key: AnswerKey): boolean => !notKept.has(key);

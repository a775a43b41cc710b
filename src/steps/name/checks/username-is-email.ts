import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { nameQuestions, usernameProblem } from '../questions.ts';
import { refusedAnswer } from '../refused-answer.ts';
import type { NameSight } from '../sight.ts';

/** The user name is a name, not an address. */
export const usernameIsEmail: Check<NameSight> = {
  id: 'username-is-email',
  title: t`the user name is one that registries take`,
  find: ({ known }) =>
    refusedAnswer('username-is-email', known, nameQuestions('app').username, usernameProblem),
};

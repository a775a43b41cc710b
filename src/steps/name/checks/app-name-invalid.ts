import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { appProblem } from '../conventions.ts';
import { nameQuestions } from '../questions.ts';
import { refusedAnswer } from '../refused-answer.ts';
import type { NameSight } from '../sight.ts';

/** The application's name can become part of names in AWS. */
export const appNameInvalid: Check<NameSight> = {
  id: 'app-name-invalid',
  title: t`the application has a name that AWS can hold`,
  find: ({ known }) =>
    refusedAnswer('app-name-invalid', known, nameQuestions('app').app, appProblem),
};

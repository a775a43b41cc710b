import { repositoryProblem } from '../../../image/reference-parts.ts';
import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { nameQuestions } from '../questions.ts';
import { refusedAnswer } from '../refused-answer.ts';
import type { NameSight } from '../sight.ts';

/** The repository's path follows the grammar of image references. */
export const repositoryNameInvalid: Check<NameSight> = {
  id: 'repository-name-invalid',
  title: t`the repository’s name is one that registries take`,
  find: ({ known }) =>
    refusedAnswer(
      'repository-name-invalid',
      known,
      nameQuestions('app').repository,
      repositoryProblem,
    ),
};

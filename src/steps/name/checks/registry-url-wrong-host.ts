import { registryProblem } from '../../../image/registry-address.ts';
import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { nameQuestions } from '../questions.ts';
import { refusedAnswer } from '../refused-answer.ts';
import type { NameSight } from '../sight.ts';

/** The registry's address is a host that serves both login and image names. */
export const registryUrlWrongHost: Check<NameSight> = {
  id: 'registry-url-wrong-host',
  title: t`the registry’s address is a bare host`,
  find: ({ known }) =>
    refusedAnswer('registry-url-wrong-host', known, nameQuestions('app').registry, registryProblem),
};

import { t } from '../../../language.ts';
import { formCheck } from '../form-check.ts';

/** The buildspec says what to run. */
export const buildspecPhasesMissing = formCheck(
  'buildspec-phases-missing',
  t`the buildspec says what to run`,
  {
    kinds: ['buildspec-empty', 'buildspec-phases-missing'],
    why: t`the commands of a build stand below phases; CodeBuild refuses a file without them`,
    remedy: t`describe at least the phase build, with its commands`,
    anew: true,
  },
);

import { formCheck } from '../form-check.ts';

/** The buildspec says what to run. */
export const buildspecPhasesMissing = formCheck(
  'buildspec-phases-missing',
  'the buildspec says what to run',
  {
    kinds: ['buildspec-empty', 'buildspec-phases-missing'],
    why: 'the commands of a build stand below phases; CodeBuild refuses a file without them',
    remedy: 'describe at least the phase build, with its commands',
    anew: true,
  },
);

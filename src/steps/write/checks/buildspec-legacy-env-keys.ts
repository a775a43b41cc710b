import { t } from '../../../language.ts';
import { moveIntoEnv } from '../env-moves.ts';
import { formCheck } from '../form-check.ts';
import { severityOfLost } from '../lost-variables.ts';

/** Variables stand under the name that version 0.2 gave them. */
export const buildspecLegacyEnvKeys = formCheck(
  'buildspec-legacy-env-keys',
  t`variables stand in env`,
  {
    kinds: ['buildspec-legacy-env-keys'],
    why: t`CodeBuild passes over what it does not know, so no command sees these variables`,
    remedy: t`move them into env`,
    severity: (_, file, aim) => severityOfLost(file, aim),
    edits: ({ span }, spec) => moveIntoEnv(spec, spec.text.slice(span.start, span.end)),
    anew: true,
  },
);

import { t } from '../../../language.ts';
import { moveIntoEnv } from '../env-moves.ts';
import { formCheck } from '../form-check.ts';
import { severityOfLost } from '../lost-variables.ts';

/** The sections of env are indented below it. */
export const buildspecEnvUnindented = formCheck(
  'buildspec-env-unindented',
  t`the sections of env are indented below it`,
  {
    kinds: ['buildspec-env-unindented'],
    why: t`at the beginning of a line they are sections of their own, which CodeBuild does not know`,
    remedy: t`move them into env`,
    severity: (_, file, aim) => severityOfLost(file, aim),
    edits: ({ span }, spec) => moveIntoEnv(spec, spec.text.slice(span.start, span.end)),
    anew: true,
  },
);

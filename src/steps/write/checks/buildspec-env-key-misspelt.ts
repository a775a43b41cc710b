import { t } from '../../../language.ts';
import { renameEnvSection } from '../env-moves.ts';
import { formCheck } from '../form-check.ts';
import { severityOfLost } from '../lost-variables.ts';

/** The sections of env have their right names. */
export const buildspecEnvKeyMisspelt = formCheck(
  'buildspec-env-key-misspelt',
  t`the sections of env have their right names`,
  {
    kinds: ['buildspec-env-key-misspelt'],
    why: t`CodeBuild passes over a name that it does not know, so no command sees these variables`,
    remedy: t`give the section its right name`,
    severity: (_, file, aim) => severityOfLost(file, aim),
    edits: ({ span, instead = '' }, spec) =>
      renameEnvSection(spec, spec.text.slice(span.start, span.end), instead),
    anew: true,
  },
);

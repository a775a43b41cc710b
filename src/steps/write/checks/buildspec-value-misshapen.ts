import { t } from '../../../language.ts';
import { formCheck } from '../form-check.ts';

/** Lists, maps and texts stand where they belong. */
export const buildspecValueMisshapen = formCheck(
  'buildspec-value-misshapen',
  t`lists, maps and texts stand where they belong`,
  {
    kinds: ['commands-not-a-list', 'not-a-list', 'not-a-mapping', 'not-a-string'],
    why: t`CodeBuild takes a list of texts for commands and a map of texts for variables`,
    remedy: t`write commands as a list with a dash before each, and variables as NAME: value`,
    anew: true,
  },
);

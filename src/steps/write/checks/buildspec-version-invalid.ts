import { insertEntries } from '../../../buildspec/edit-entries.ts';
import { setScalar } from '../../../buildspec/edit-scalars.ts';
import { t } from '../../../language.ts';
import { formCheck } from '../form-check.ts';

/** The buildspec names a version that there is. */
export const buildspecVersionInvalid = formCheck(
  'buildspec-version-invalid',
  t`the buildspec names its version`,
  {
    kinds: ['buildspec-version-invalid', 'buildspec-version-missing'],
    why: t`there are versions 0.1 and 0.2; CodeBuild refuses a file that names another or none`,
    remedy: t`set version to 0.2`,
    edits: ({ kind, span }, spec) => {
      const isThere = kind === 'buildspec-version-invalid' || span.end > span.start;
      return [
        isThere ? setScalar(spec, ['version'], 0.2) : insertEntries(spec, [], [['version', 0.2]]),
      ];
    },
  },
);

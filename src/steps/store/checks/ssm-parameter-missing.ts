import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { missingNames } from '../changes.ts';
import type { StoreSight } from '../sight.ts';
import { heldBackBy, storing } from '../storing.ts';

/** The three parameters exist. They are written only once the registry has granted the push. */
export const parameterMissing: Check<StoreSight> = {
  id: 'ssm-parameter-missing',
  title: t`the three parameters exist`,
  find: (sight) =>
    missingNames(sight).map((name) => {
      const isElsewhere = sight.elsewhere?.names.includes(name);
      const because = heldBackBy(sight) ?? (isElsewhere && 'ssm-wrong-region');
      return {
        check: 'ssm-parameter-missing',
        step: 'store',
        // A consequence of what could not be told claims no more than its cause.
        severity: because === 'registry-not-answering' ? 'unknown' : 'error',
        toDo: true,
        what: t`the parameter ${name} does not exist`,
        why: t`CodeBuild fetches it when a build starts, and fails the build without it`,
        ...(because && { because }),
        remedy: storing(sight, [name], t`store it`),
      };
    }),
};

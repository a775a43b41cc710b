import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { StoreSight } from '../sight.ts';
import { heldBackBy, storing } from '../storing.ts';

/** The parameters are in the region that builds run in. */
export const ssmWrongRegion: Check<StoreSight> = {
  id: 'ssm-wrong-region',
  title: t`the parameters are in the region of the builds`,
  find(sight) {
    const { elsewhere } = sight;
    if (!elsewhere) return [];
    const { region, here, names } = elsewhere;
    const because = heldBackBy(sight);
    const [first] = names;
    const isOne = names.length === 1;
    const copying = isOne ? t`copy it to ${here}` : t`copy them to ${here}`;
    return [
      {
        check: 'ssm-wrong-region',
        step: 'store',
        severity: because === 'registry-not-answering' ? 'unknown' : 'error',
        what: isOne
          ? t`${first} is in ${region}, and CodeBuild looks in ${here}`
          : t`${names.length} of the parameters are in ${region}, and CodeBuild looks in ${here}`,
        why: t`a parameter belongs to one region, and a build fetches it in the region of its project`,
        ...(because && { because }),
        remedy: storing(sight, names, copying),
      },
    ];
  },
};

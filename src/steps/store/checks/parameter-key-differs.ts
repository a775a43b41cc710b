import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { reencryptions } from '../changes.ts';
import type { StoreSight } from '../sight.ts';

/** The parameters are encrypted with the key that was given. */
export const parameterKeyDiffers: Check<StoreSight> = {
  id: 'parameter-key-differs',
  title: t`the parameters are encrypted with the key that was given`,
  find: (sight) =>
    reencryptions(sight).map((change) => {
      const stored = sight.otherKeys?.find(({ name }) => name === change.name);
      return {
        check: 'parameter-key-differs',
        step: 'store',
        severity: 'error',
        what: t`the parameter ${change.name} is encrypted with ${stored?.key}, not with ${change.key}`,
        why: t`a parameter keeps its key until it is written again with another`,
        remedy: {
          kind: 'change',
          text: t`write the same value again with that key; version ${change.replaces} stays in its history`,
          changes: [change],
        },
      };
    }),
};

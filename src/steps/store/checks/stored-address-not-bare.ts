import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { overwrites } from '../overwrites.ts';
import type { StoreSight } from '../sight.ts';

/** The stored address can stand at the beginning of an image's name. */
export const storedAddressNotBare: Check<StoreSight> = {
  id: 'stored-address-not-bare',
  title: t`the stored address is a bare host`,
  find: (sight) =>
    overwrites(sight, 'address').map((change) => ({
      check: 'stored-address-not-bare',
      step: 'store',
      severity: 'error',
      what: t`the address in ${change.name} is not a bare host`,
      why: t`a login takes a web address, an image’s name only ${sight.registry}: “invalid reference format”`,
      where: { registry: sight.registry },
      remedy: { kind: 'change', text: t`store ${sight.registry}`, changes: [change] },
    })),
};

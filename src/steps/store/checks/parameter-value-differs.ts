import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { overwrites } from '../overwrites.ts';
import type { StoreSight } from '../sight.ts';

/** What is stored is what was settled. An overwrite waits until the registry has granted the push. */
export const parameterValueDiffers: Check<StoreSight> = {
  id: 'parameter-value-differs',
  title: t`the parameters hold what was settled`,
  find: (sight) =>
    overwrites(sight, 'value').map((change) => ({
      check: 'parameter-value-differs',
      step: 'store',
      severity: 'error',
      what: t`the parameter ${change.name} holds another value`,
      why: t`version ${change.replaces} is not what this walk settled; the build would use it`,
      remedy: {
        kind: 'change',
        text: t`overwrite it; version ${change.replaces} stays in its history`,
        changes: [change],
      },
    })),
};

import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { StoreSight } from '../sight.ts';
import { unansweredBecause } from '../unanswered.ts';

/** The registry answers the question whether this user may push. */
export const registryNotAnswering: Check<StoreSight> = {
  id: 'registry-not-answering',
  title: t`the registry answers`,
  find({ answer, registry }) {
    if (answer?.kind !== 'unknown') return [];
    return [
      {
        check: 'registry-not-answering',
        step: 'store',
        severity: 'unknown',
        what: t`${registry} did not say whether the push is allowed`,
        why: unansweredBecause(answer),
        where: { registry },
        remedy: {
          kind: 'advice',
          text: t`look at the registry’s address and at the network, then look again`,
        },
      },
    ];
  },
};

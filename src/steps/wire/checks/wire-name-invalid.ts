import { t } from '../../../language.ts';
import { originWord } from '../../../origin.ts';
import type { Check } from '../../../types.ts';
import { refusedNames } from '../ask.ts';
import type { WireSight } from '../sight.ts';

/** The names of project and role are ones that AWS takes. */
export const wireNameInvalid: Check<WireSight> = {
  id: 'wire-name-invalid',
  title: t`the project and the role have names that AWS takes`,
  find: ({ known }) =>
    refusedNames(known).map(({ key, reason, question }) => ({
      check: 'wire-name-invalid',
      step: 'wire',
      severity: 'error',
      what:
        key === 'role'
          ? t`“${known.setup.role}” cannot be the name of the role`
          : t`“${known.setup.project}” cannot be the name of the project`,
      why: t`${reason} (it came from ${originWord(known.from[key])})`,
      remedy: { kind: 'ask', text: t`give another --${key}`, question },
    })),
};

import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { StoreSight } from '../sight.ts';

/** The three parameters can be read, so that what is stored can be proven. */
export const parametersUnreadable: Check<StoreSight> = {
  id: 'parameters-unreadable',
  title: t`the parameters can be read back`,
  find({ stored, names }) {
    if ('seen' in stored) return [];
    const { tried, said, reason } = stored.unseen;
    const right = t`ssm:GetParameters (and kms:Decrypt for a customer key)`;
    return [
      {
        check: 'parameters-unreadable',
        step: 'store',
        severity: 'unknown',
        what: t`whether ${names.password} and its two companions are stored could not be seen`,
        why: t`${tried} answered: ${said}`,
        remedy: {
          kind: 'advice',
          text:
            reason === 'denied'
              ? t`have ${right} allowed to you`
              : t`run this again when AWS answers`,
        },
      },
    ];
  },
};

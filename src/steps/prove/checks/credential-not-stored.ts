import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { ProveSight } from '../sight.ts';

/** The stored user name and password are there to push with. */
export const credentialNotStored: Check<ProveSight> = {
  id: 'credential-not-stored',
  title: t`the stored credential is there to push with`,
  find({ credential }) {
    if ('unseen' in credential) {
      return [
        {
          check: 'credential-not-stored',
          step: 'prove',
          severity: 'unknown',
          what: t`the stored user name and password could not be read`,
          why: t`${credential.unseen.tried} answered: ${credential.unseen.said}`,
          remedy: { kind: 'advice', text: t`run this again when AWS gives them` },
        },
      ];
    }
    if (credential.seen) return [];
    return [
      {
        check: 'credential-not-stored',
        step: 'prove',
        severity: 'error',
        toDo: true,
        because: 'ssm-parameter-missing',
        what: t`there is no stored credential to push with`,
        why: t`a push is proven with the pair that the build will use, read back from where it is stored`,
        remedy: { kind: 'advice', text: t`walk the step “store” first` },
      },
    ];
  },
};

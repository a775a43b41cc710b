import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { StoreSight } from '../sight.ts';

/** The password is stored encrypted. */
export const secretAsPlainString: Check<StoreSight> = {
  id: 'ssm-secret-as-plain-string',
  title: t`the password is stored encrypted`,
  find({ stored, names }) {
    if ('unseen' in stored || !stored.seen.password) return [];
    const { type, name } = stored.seen.password;
    if (type === 'SecureString') return [];
    return [
      {
        check: 'ssm-secret-as-plain-string',
        step: 'store',
        severity: 'warning',
        what: t`the password in ${name} is stored as a plain ${type}`,
        why: t`it stands readable in the console, and a parameter’s type cannot be changed in place`,
        remedy: {
          kind: 'advice',
          text: t`aws ssm delete-parameter --name ${names.password}, wait thirty seconds, walk again`,
        },
      },
    ];
  },
};

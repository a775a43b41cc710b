import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { passwordQuestion } from '../ask.ts';
import type { StoreSight } from '../sight.ts';

/** The registry knows this user with this password. */
export const badCredentials: Check<StoreSight> = {
  id: 'dockerhub-bad-credentials',
  title: t`the registry knows this user and password`,
  find({ answer, password, registry, username, names }) {
    if (answer?.kind !== 'refused' || answer.reason !== 'credentials') return [];
    return [
      {
        check: 'dockerhub-bad-credentials',
        step: 'store',
        severity: 'error',
        what:
          password?.from === 'typed'
            ? t`${registry} refused the password of ${username}`
            : t`${registry} refused the password in ${names.password} of ${username}`,
        why: t`it said: ${answer.said} (${answer.status}); a token may have expired or been withdrawn, or belong to another user`,
        where: { registry },
        remedy: {
          kind: 'ask',
          text: t`give the right password or a fresh token (--password-stdin), and look at --username`,
          question: passwordQuestion(registry, username),
        },
      },
    ];
  },
};

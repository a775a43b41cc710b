import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { passwordQuestion } from '../ask.ts';
import type { StoreSight } from '../sight.ts';

/** The user may push to exactly this repository: a login alone does not tell. */
export const tokenScope: Check<StoreSight> = {
  id: 'dockerhub-token-scope',
  title: t`the user may push to this repository`,
  find({ answer, registry, repository, username }) {
    if (answer?.kind !== 'refused' || answer.reason === 'credentials') return [];
    const unknown = answer.reason === 'repository-unknown';
    return [
      {
        check: 'dockerhub-token-scope',
        step: 'store',
        severity: 'error',
        what: unknown
          ? t`${registry} knows no repository ${repository}`
          : t`${username} may log in to ${registry}, but not push to ${repository}`,
        why: t`asked for an upload, it said: ${answer.said} (${answer.status}); a login succeeds with a read-only token too`,
        where: { registry },
        remedy: {
          kind: 'ask',
          text: unknown
            ? t`create the repository, or name another with --repository`
            : t`give a token with write scope, or a repository that ${username} may push to (--repository)`,
          question: passwordQuestion(registry, username),
        },
      },
    ];
  },
};

import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { StoreSight } from '../sight.ts';

/** Shorter values stand in many words of a log by chance. */
const short = 4;

/** The build's log stays readable where stored values are masked. */
export const maskedValueHidesCause: Check<StoreSight> = {
  id: 'masked-value-hides-cause',
  title: t`the stored values are long enough to be masked`,
  find({ stored }) {
    if ('unseen' in stored) return [];
    return [stored.seen.url, stored.seen.username].flatMap((parameter) => {
      const value = parameter?.value;
      if (!parameter || typeof value !== 'string' || value.length >= short) return [];
      return [
        {
          check: 'masked-value-hides-cause' as const,
          step: 'store' as const,
          severity: 'hint' as const,
          what: t`the value of ${parameter.name} has fewer than ${short} characters`,
          why: t`CodeBuild shows *** wherever a value of Parameter Store stands in the log, in the midst of other words too`,
          remedy: {
            kind: 'advice' as const,
            text: t`judge by the value itself where the log shows ***, or use a longer one`,
          },
        },
      ];
    });
  },
};

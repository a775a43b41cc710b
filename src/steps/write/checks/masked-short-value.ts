import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** What the log masks is not a part of other words. */
export const maskedShortValue = meaningCheck(
  'masked-short-value',
  t`what the log masks is not a part of other words`,
  ({ recovered }, { username = '' }): Fault[] => {
    const { from, span } = recovered.sources.username ?? {};
    if (!span || from !== 'parameter-store' || username === '' || username.length > 3) return [];
    return [
      {
        severity: 'hint',
        what: t`the log will show *** wherever the letters ${username} stand`,
        why: t`CodeBuild hides every value from Parameter Store, also inside of other words`,
        at: span.start,
        remedy: t`read *** in the log with that in mind, or give the user name under variables`,
      },
    ];
  },
);

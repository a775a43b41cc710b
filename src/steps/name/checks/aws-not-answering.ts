import { t } from '../../../language.ts';
import type { Check, Unseen } from '../../../types.ts';
import type { NameSight } from '../sight.ts';

/** AWS answers who the caller is; without that nothing in the account can be looked at. */
export const awsNotAnswering: Check<NameSight> = {
  id: 'aws-not-answering',
  title: t`AWS says who you are`,
  find({ caller, elsewhere }) {
    if ('seen' in caller) return [];
    const { what, remedy } = words(caller.unseen, elsewhere);
    return [
      {
        check: 'aws-not-answering',
        step: 'name',
        severity: 'unknown',
        what,
        why: t`${caller.unseen.tried} answered: ${caller.unseen.said}`,
        remedy: { kind: 'advice', text: remedy },
      },
    ];
  },
};

function words(
  { reason }: Unseen,
  elsewhere: string | undefined,
): { what: string; remedy: string } {
  switch (reason) {
    case 'no-credentials':
      return {
        what: t`no AWS credentials were found`,
        remedy: elsewhere
          ? t`log in (aws sso login), or name a --profile, or ${elsewhere}`
          : t`log in (aws sso login), or name a --profile`,
      };
    case 'no-profile':
      return {
        what: t`the AWS profile that is named does not exist`,
        remedy: t`name one that does: --profile NAME, or AWS_PROFILE`,
      };
    case 'expired':
      return { what: t`the AWS session has expired`, remedy: t`log in again: aws sso login` };
    case 'unreachable':
      return { what: t`AWS could not be reached`, remedy: t`look at the network and the --region` };
    default:
      return {
        what: t`AWS did not say who you are`,
        remedy: t`look at the profile and the region`,
      };
  }
}

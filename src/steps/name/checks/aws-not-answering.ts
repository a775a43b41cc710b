import type { Check, Unseen } from '../../../types.ts';
import type { NameSight } from '../sight.ts';

/** AWS answers who the caller is; without that nothing in the account can be looked at. */
export const awsNotAnswering: Check<NameSight> = {
  id: 'aws-not-answering',
  title: 'AWS says who you are',
  find({ caller, elsewhere }) {
    if ('seen' in caller) return [];
    const { what, remedy } = words(caller.unseen, elsewhere);
    return [
      {
        check: 'aws-not-answering',
        step: 'name',
        severity: 'unknown',
        what,
        why: `${caller.unseen.tried} answered: ${caller.unseen.said}`,
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
        what: 'no AWS credentials were found',
        remedy: ['log in (aws sso login)', 'name a --profile', elsewhere]
          .filter(Boolean)
          .join(', or '),
      };
    case 'no-profile':
      return {
        what: 'the AWS profile that is named does not exist',
        remedy: 'name one that does: --profile NAME, or AWS_PROFILE',
      };
    case 'expired':
      return { what: 'the AWS session has expired', remedy: 'log in again: aws sso login' };
    case 'unreachable':
      return { what: 'AWS could not be reached', remedy: 'look at the network and the --region' };
    default:
      return { what: 'AWS did not say who you are', remedy: 'look at the profile and the region' };
  }
}

import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may use the customer key that encrypts the parameters. */
export const decryptDenied: Check<WireSight> = {
  id: 'ssm-kms-decrypt-denied',
  title: t`the role may decrypt the parameters`,
  find: (sight) =>
    deniedNeeds(sight, ['key'], {
      check: 'ssm-kms-decrypt-denied',
      what: ({ roleName }) => t`the role ${roleName} cannot decrypt the parameters`,
      why: t`they are encrypted with a customer key, and its use needs kms:Decrypt`,
      text: t`let it decrypt exactly these, through Parameter Store`,
    }),
};

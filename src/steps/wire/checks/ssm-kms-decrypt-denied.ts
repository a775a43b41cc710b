import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may use the customer key that encrypts the parameters. */
export const decryptDenied: Check<WireSight> = {
  id: 'ssm-kms-decrypt-denied',
  title: 'the role may decrypt the parameters',
  find: (sight) =>
    deniedNeeds(sight, ['key'], {
      check: 'ssm-kms-decrypt-denied',
      what: ({ roleName }) => `the role ${roleName} cannot decrypt the parameters`,
      why: 'they are encrypted with a customer key, and its use needs kms:Decrypt',
      text: 'let it decrypt exactly these, through Parameter Store',
    }),
};

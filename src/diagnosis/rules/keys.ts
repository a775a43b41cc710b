import { t } from '../../language.ts';
import { phaseFails } from '../example.ts';
import type { Rule } from '../rule.ts';

/** KMS keys of artifacts, parameters and secrets. */
export const keyRules: readonly Rule[] = [
  {
    id: 'kms-key-unusable',
    title: t`a KMS key is not there or is switched off`,
    where: ['context', 'log', 'api'],
    rank: 'precise',
    match: [
      /\bKMS\.?NotFoundException\b(?:.{0,20}?'?(?<key>arn:aws[\w-]*:kms:[^\s']+))?/,
      /\b(?:Key|Alias) '?(?<key>arn:aws[\w-]*:kms:[^\s']+)'? (?:does not exist|is not found|is disabled|is pending deletion)/,
      /\bKMS\.?(?:Disabled|KMSInvalidState|InvalidState)Exception\b(?:.{0,20}?'?(?<key>arn:aws[\w-]*:kms:[^\s']+))?/,
    ],
    what: ({ key }) =>
      key
        ? t`the KMS key ${key} does not exist for the build, or is switched off`
        : t`the KMS key does not exist for the build, or is switched off`,
    why: t`a key that is named without its ARN is looked for in the account and region of the build; one that was deleted or disabled encrypts and decrypts no more`,
    remedy: t`name the key by its whole ARN as the project’s encryption key, or switch it on again`,
    step: 'wire',
    autoFix: 'no',
    example: phaseFails(
      'UPLOAD_ARTIFACTS',
      'CLIENT_ERROR',
      "Error in UPLOAD_ARTIFACTS phase: KMS.NotFoundException: Key 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d' does not exist status code: 400, request id: 7Q2M0",
    ),
  },
];

import { t } from '../../language.ts';
import { insideImageBuild } from '../around.ts';
import { commandFails } from '../example.ts';
import type { Rule } from '../rule.ts';

/** AWS credentials that a command of the build looks for. */
export const credentialRules: readonly Rule[] = [
  {
    id: 'aws-credentials-missing',
    title: t`a command finds no AWS credentials`,
    where: ['log'],
    match: [
      /\bUnable to (?:locate|load|find)(?: \w+){0,2} credentials\b/i,
      /\bMissing credentials in config\b/,
      /\bno valid credential sources\b/i,
      /\bCould not load credentials from any providers\b/i,
      /\bNo(?:Credential(?:s|Providers)|ValidProviders)(?:Error)?\b/,
      /\bNeed to perform AWS calls for account \S+, but no credentials/,
      /\bThe config profile \((?<profile>[^)]+)\) could not be found/,
    ],
    when: (sighting) => !insideImageBuild(sighting),
    what: ({ profile }) =>
      profile
        ? t`a command asks for the AWS profile ${profile}, which the build does not have`
        : t`a command finds no AWS credentials that it can use`,
    why: t`a build has those of its service role, which programs find by the variable AWS_CONTAINER_CREDENTIALS_RELATIVE_URI; a profile, a container or an emptied environment hides them`,
    remedy: t`take the profile away, or hand the variable on to what the command starts`,
    step: 'write',
    autoFix: 'no',
    example: commandFails('POST_BUILD', 'docker compose run deploy', [
      'Unable to locate credentials. You can configure credentials by running "aws configure".',
    ]),
  },
  {
    id: 'aws-credentials-invalid',
    title: t`a command has AWS credentials that AWS does not take`,
    where: ['log'],
    match:
      /\b(?:UnrecognizedClientException|InvalidClientTokenId|ExpiredToken(?:Exception)?|SignatureDoesNotMatch)\b/,
    when: (sighting) => !insideImageBuild(sighting),
    what: t`AWS does not take the credentials that a command has`,
    why: t`AWS_ACCESS_KEY_ID and its like come before the build’s service role; such a key was withdrawn, has a mistake, or its session has expired`,
    remedy: t`take those variables away, so that the role is used, or renew the key that they hold`,
    step: 'write',
    autoFix: 'no',
    example: commandFails('PRE_BUILD', 'aws s3 ls', [
      'An error occurred (InvalidClientTokenId) when calling the ListBuckets operation: The security token included in the request is invalid.',
    ]),
  },
];

import { t } from '../../language.ts';
import { commandFails, refused } from '../example.ts';
import type { Rule } from '../rule.ts';

/** What PutParameter, or the program that calls it, answers. */
export const parameterCallRules: readonly Rule[] = [
  {
    id: 'ssm-name-invalid',
    title: t`the parameter’s name is not allowed`,
    where: ['api', 'log'],
    match:
      /Parameter name: can['’]t be prefixed with|Parameter name must (?:be a fully qualified|not)|It must use only letters, numbers, or the following symbols|parameter name must be a fully qualified name/i,
    what: t`Parameter Store does not take this name`,
    why: t`a name has letters, digits, . - _ and /, begins with / where it has levels, and does not begin with aws or ssm`,
    remedy: t`choose a name within these rules`,
    step: 'name',
    autoFix: 'yes',
    example: refused(
      'ValidationException',
      'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore)',
    ),
  },
  {
    id: 'ssm-git-bash-path-mangled',
    title: t`Git Bash rewrote the parameter’s name`,
    where: ['api', 'log'],
    rank: 'decisive',
    match: /[A-Z]:[\\/]{1,2}Program Files(?: \(x86\))?[\\/]{1,2}Git[\\/]/i,
    when: ({ text, log }) => !log.marked || /parameter|ssm/i.test(text),
    what: t`the name that reached Parameter Store begins with the folder of Git`,
    why: t`Git Bash on Windows rewrites an argument that begins with / into a Windows path`,
    remedy: t`set MSYS_NO_PATHCONV=1 before the command, or begin the name with //`,
    step: 'store',
    autoFix: 'yes',
    example: refused(
      'ParameterNotFound',
      'GetParameter: C:/Program Files/Git/myapp/docker-registry/url',
    ),
  },
  {
    id: 'ssm-cli-v1-follows-url',
    title: t`the AWS CLI fetched the address in place of storing it`,
    where: ['api', 'log'],
    match: /Error parsing parameter '?--value'?: Unable to retrieve https?:/i,
    what: t`the AWS CLI tried to download the value instead of storing it`,
    why: t`version 1 takes a value that begins with http:// or https:// for a file to fetch`,
    remedy: t`store the host alone, as docker.io, or use version 2 of the AWS CLI`,
    step: 'store',
    autoFix: 'yes',
    example: [
      "Error parsing parameter '--value': Unable to retrieve https://index.docker.io/v1/: received non 200 status code of 404",
    ].join('\n'),
  },
  {
    id: 'ssm-value-too-long',
    title: t`the value is too long for a standard parameter`,
    where: ['api', 'log'],
    match: /support a maximum parameter value of (?<most>\d+) characters/i,
    what: ({ most = '4096' }) =>
      t`the value has more than the ${most} characters that a standard parameter holds`,
    why: t`a key file or a JSON document is stored where a user name or a token belongs`,
    remedy: t`store the token alone, or take the advanced tier or Secrets Manager`,
    step: 'store',
    autoFix: 'no',
    example: refused(
      'ValidationException',
      'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.',
    ),
  },
  {
    id: 'ssm-parameter-exists',
    title: t`the parameter exists already`,
    where: ['api', 'log'],
    match: /ParameterAlreadyExists|The parameter already exists\. To overwrite/i,
    what: t`a parameter of this name exists already`,
    why: t`PutParameter does not replace a value unless it is told to overwrite`,
    remedy: t`compare, and overwrite when the value is no longer wanted`,
    step: 'store',
    autoFix: 'after-asking',
    example: commandFails(
      'PRE_BUILD',
      'aws ssm put-parameter --name /myapp/build --value 7 --type String',
      [
        'An error occurred (ParameterAlreadyExists) when calling the PutParameter operation: The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
      ],
      { exit: 254 },
    ),
  },
];

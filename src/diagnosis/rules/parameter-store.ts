import { t } from '../../language.ts';
import { commandFails, phaseFails } from '../example.ts';
import type { Rule } from '../rule.ts';

const who = 'User: arn:aws:sts::111122223333:assumed-role/codebuild-flask-app/AWSCodeBuild-6b1f';

/** CodeBuild may not, or cannot, read the parameters and secrets of a build. */
export const parameterStoreRules: readonly Rule[] = [
  {
    id: 'ssm-getparameters-denied',
    title: t`the role may not read a parameter`,
    where: ['context', 'log'],
    match:
      /not authorized to perform: ssm:(?<action>GetParameters?(?:ByPath)?)\b(?: on resource: \S+?:parameter(?<name>\/\S+))?/i,
    what: ({ name, action = 'GetParameters' }) =>
      name
        ? t`the role of the build may not read parameter ${name} (ssm:${action})`
        : t`the role of the build may not read the parameters (ssm:${action})`,
    why: ({ action = 'GetParameters' }) =>
      action === 'GetParameters'
        ? t`a role that CodeBuild makes has no right to your parameters, and a policy that names another path, the singular ssm:GetParameter, or another region does not help; only the first parameter is named here`
        : t`a command of the build asks with ssm:${action}, to which a right to ssm:GetParameters does not help`,
    remedy: ({ action = 'GetParameters' }) =>
      t`allow ssm:${action} on exactly these parameters in the role’s policy`,
    step: 'wire',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'Decrypted Variables Error',
      `AccessDeniedException: ${who} is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1:111122223333:parameter/myapp/docker-registry/url because no identity-based policy allows the ssm:GetParameters action`,
    ),
  },
  {
    id: 'ssm-kms-decrypt-denied',
    title: t`the role may not use the parameter’s key`,
    where: ['context', 'log'],
    rank: 'precise',
    match: [
      /Decrypted Variables Error.{0,600}(?:kms:Decrypt|ciphertext refers to|KMS)/i,
      /calling the GetParameters?(?:ByPath)? operation.{0,600}(?:kms:Decrypt|ciphertext refers to|KMS)/i,
      /^(?!.*(?:s3|primary source|rtifact)).*(?<bare>not authorized to perform: kms:Decrypt|ciphertext refers to a customer master key)/i,
    ],
    likely: (_, { bare }) => bare !== undefined,
    what: t`the role of the build may not decrypt the parameter’s value (kms:Decrypt)`,
    why: t`a SecureString under a customer key needs a right to the key beside the right to the parameter`,
    remedy: t`allow kms:Decrypt on that key, through Parameter Store only`,
    step: 'wire',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'Decrypted Variables Error',
      'AccessDeniedException: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access it.',
    ),
  },
  {
    id: 'ssm-log-ends-silently',
    title: t`the log ends where parameters are read`,
    where: ['shape'],
    match: /^the log ends at: Decrypting parameter store environment variables/,
    likely: true,
    what: t`the log ends while the parameters are read, and does not say why`,
    why: t`the reason stands in the phase’s context of the build’s record; mostly the role may not read a parameter, or one does not exist`,
    remedy: t`read the context: aws codebuild batch-get-builds --ids …, or firstpush check --build …`,
    step: 'wire',
    autoFix: 'no',
    example: [
      '[Container] 2024/05/14 09:12:31.402817 YAML location is /codebuild/output/src3812407731/src/buildspec.yml',
      '[Container] 2024/05/14 09:12:31.402817 Processing environment variables',
      '[Container] 2024/05/14 09:12:31.402817 Decrypting parameter store environment variables',
    ].join('\n'),
  },
  {
    id: 'ssm-throttled',
    title: t`Parameter Store asks for a slower pace`,
    where: ['context', 'log', 'api'],
    match: [
      /ThrottlingException\) when calling the (?:Get|Put|Describe)Parameter/i,
      /Decrypted Variables Error.{0,80}(?:ThrottlingException|Rate exceeded)/i,
      /^(?:Error: )?ThrottlingException: Rate exceeded/i,
    ],
    what: t`Parameter Store refused because too many requests came at once`,
    why: t`the account’s rate for reading parameters is shared by everything in it`,
    remedy: t`try again after some seconds, waiting longer each time`,
    step: 'store',
    autoFix: 'yes',
    example: commandFails(
      'PRE_BUILD',
      'aws ssm get-parameter --name /myapp/url',
      [
        'An error occurred (ThrottlingException) when calling the GetParameter operation (reached max retries: 2): Rate exceeded',
      ],
      { exit: 254 },
    ),
  },
  {
    id: 'secrets-manager-vs-ssm',
    title: t`the secret is not in Secrets Manager`,
    where: ['context', 'log'],
    match:
      /Secrets Manager Error.{0,40}ResourceNotFoundException|Secrets Manager can['’]t find the specified secret(?! value)/i,
    what: t`the name under secrets-manager is not a secret of this region`,
    why: t`Parameter Store and Secrets Manager are two places, with a section each under env; a name of the one is not found in the other`,
    remedy: t`move the line to parameter-store, or create the secret; name its JSON key after a colon`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'Secrets Manager Error',
      "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    ),
  },
  {
    id: 'secret-read-denied',
    title: t`the role may not read a secret`,
    where: ['context', 'log'],
    match: [
      /not authorized to perform: secretsmanager:GetSecretValue(?: on resource: (?<name>[^\s,]+))?/i,
      /Secrets Manager Error.{0,60}(?<key>Access to KMS is not allowed)/i,
    ],
    what: ({ name, key }) => {
      const named = name !== undefined && !name.includes('***');
      if (key) return t`the role of the build may not decrypt the secret (kms:Decrypt)`;
      return named
        ? t`the role of the build may not read the secret ${name} (secretsmanager:GetSecretValue)`
        : t`the role of the build may not read the secret (secretsmanager:GetSecretValue)`;
    },
    why: t`a variable under secrets-manager is read with the role of the build before any command; its policy has to name the secret by its ARN, which ends with six characters of its own`,
    remedy: ({ key }) =>
      key
        ? t`allow kms:Decrypt on the secret’s key, through Secrets Manager only`
        : t`allow secretsmanager:GetSecretValue on arn:…:secret:NAME-?????? in the role’s policy`,
    step: 'wire',
    autoFix: 'yes',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'Secrets Manager Error',
      `AccessDeniedException: ${who} is not authorized to perform: secretsmanager:GetSecretValue on resource: flask-app/dockerhub because no identity-based policy allows the secretsmanager:GetSecretValue action`,
    ),
  },
  {
    id: 'secret-key-missing',
    title: t`the secret has no such key`,
    where: ['context', 'log'],
    rank: 'precise',
    match: [
      /there is no key (?<key>\S+) in the JSON of the secret/,
      /the secret \S+ holds no JSON object, so there is no key (?<key>\S+) in it/,
      /Secrets Manager can['’]t find the specified secret value for (?<version>.+)/i,
    ],
    what: ({ key, version }) =>
      key ? t`the secret holds no key ${key}` : t`the secret has no value for ${version}`,
    why: t`a variable under secrets-manager names a secret, then behind colons a key of its JSON, a stage and a version; what is named has to be there`,
    remedy: t`correct the name behind the colon, or store a value under it`,
    step: 'write',
    autoFix: 'after-asking',
    example: phaseFails(
      'DOWNLOAD_SOURCE',
      'Secrets Manager Error',
      'there is no key password in the JSON of the secret flask-app/dockerhub',
    ),
  },
];

import { flag, list, number, oneOf, structure, text } from './constraints.ts';

const secretId = text({ min: 1, max: 2048 });
const token = text({ min: 32, max: 64 });
const stage = text({ min: 1, max: 256 });
/** Its length is told without it, by the operation; binary values come in base64. */
const value = text();

/** The inputs of Secrets Manager as the API model of 2017-10-17 constrains them. */
export const secretsModel = {
  CreateSecret: structure(['Name'], {
    Name: text({ min: 1, max: 512 }),
    ClientRequestToken: token,
    Description: text({ max: 2048 }),
    KmsKeyId: text({ max: 2048 }),
    SecretString: value,
    SecretBinary: value,
    Tags: list(structure([], { Key: text({ min: 1, max: 128 }), Value: text({ max: 256 }) })),
  }),
  PutSecretValue: structure(['SecretId'], {
    SecretId: secretId,
    ClientRequestToken: token,
    SecretString: value,
    SecretBinary: value,
    VersionStages: list(stage, { min: 1, max: 20 }),
  }),
  GetSecretValue: structure(['SecretId'], {
    SecretId: secretId,
    VersionId: text({ min: 32, max: 64 }),
    VersionStage: stage,
  }),
  DescribeSecret: structure(['SecretId'], { SecretId: secretId }),
  ListSecrets: structure([], {
    IncludePlannedDeletion: flag,
    MaxResults: number({ min: 1, max: 100 }),
    NextToken: text({ min: 1, max: 4096 }),
    Filters: list(
      structure([], {
        Key: oneOf('description', 'name', 'tag-key', 'tag-value', 'all'),
        Values: list(text({ max: 512 }), { min: 1, max: 10 }),
      }),
      { max: 10 },
    ),
    SortOrder: oneOf('asc', 'desc'),
  }),
  DeleteSecret: structure(['SecretId'], {
    SecretId: secretId,
    RecoveryWindowInDays: number(),
    ForceDeleteWithoutRecovery: flag,
  }),
};

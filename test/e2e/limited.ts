import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Ground } from './ground.ts';

/** What a developer may do who may not touch roles; with `iam:…` actions more than that. */
const usual = ['ssm:*', 'codebuild:*', 's3:*', 'logs:*'];

/** What lets a caller see its own rights. */
export const seeingRights = ['iam:Get*', 'iam:List*', 'iam:SimulatePrincipalPolicy'];

/** The account's administrator, as a client of IAM. */
export function administrator({ environment }: Ground): IAMClient {
  return new IAMClient({
    endpoint: environment['AWS_ENDPOINT_URL'] ?? '',
    region: environment['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
}

/**
 * Makes a user who may do the usual and these actions, and gives the environment in which programs
 * call as that user.
 */
export async function limitedUser(
  ground: Ground,
  UserName: string,
  ...more: readonly string[]
): Promise<Record<string, string>> {
  const iam = administrator(ground);
  await iam.send(new CreateUserCommand({ UserName }));
  const statement = { Effect: 'Allow', Action: [...usual, ...more], Resource: '*' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  iam.destroy();
  return {
    ...ground.environment,
    AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '',
  };
}

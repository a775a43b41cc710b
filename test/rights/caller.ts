import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { startPractice } from '../../src/practice/start.ts';
import type { Caller, Reads } from '../../src/types.ts';
import { openWorld } from '../../src/world/open.ts';

/** What lets a caller see its own rights, by its policies or by IAM's simulation. */
export const seesPolicies = { Effect: 'Allow', Action: ['iam:Get*', 'iam:List*'], Resource: '*' };
export const simulates = { Effect: 'Allow', Action: 'iam:SimulatePrincipalPolicy', Resource: '*' };

/** Opens an account in which users with policies of their own are made. */
export async function openUsers() {
  const ground = await startPractice({});
  const { AWS_ENDPOINT_URL: endpoint = '', AWS_REGION: region = '' } = ground.environment;
  const iam = new IAMClient({
    endpoint,
    region,
    credentials: {
      accessKeyId: ground.environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: ground.environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  });
  return {
    /** A user whose one policy has these statements, and what that user can look at. */
    async user(
      UserName: string,
      ...statements: object[]
    ): Promise<{ caller: Caller; reads: Reads }> {
      await iam.send(new CreateUserCommand({ UserName }));
      const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
      await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }));
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
      const credentials = {
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      };
      const place = {
        ...ground.place,
        ...{ folder: '/', templates: '/', home: '/', environment: {} },
        aws: { endpoint, region, credentials },
      };
      const { reads } = openWorld(place, new AbortController().signal);
      const caller = await reads.caller();
      if ('unseen' in caller) throw new Error(caller.unseen.said);
      return { caller: caller.seen, reads };
    },
    async close() {
      iam.destroy();
      await ground.close();
    },
  };
}

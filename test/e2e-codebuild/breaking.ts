import {
  BatchGetProjectsCommand,
  CodeBuildClient,
  type ProjectEnvironment,
  UpdateProjectCommand,
} from '@aws-sdk/client-codebuild';
import { GetRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Secret } from '../../src/secret.ts';

/** What leads to a practice ground's AWS. */
export interface Reach {
  environment: Readonly<Record<string, string>>;
}

/** What the SDK’s clients need. */
export function config({ environment }: Reach) {
  return {
    endpoint: environment['AWS_ENDPOINT_URL'] ?? '',
    region: environment['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
}

/** Takes the service role the right to read the parameters, and no other. */
export async function disarm(reach: Reach, app: string): Promise<void> {
  const client = new IAMClient(config(reach));
  const named = {
    RoleName: `codebuild-${app}-service-role`,
    PolicyName: `docker-credentials-${app}`,
  };
  const { PolicyDocument = '' } = await client.send(new GetRolePolicyCommand(named));
  const policy = JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: { Sid: string }[] };
  const Statement = policy.Statement.filter(({ Sid }) => Sid !== 'ReadDockerParameters');
  const document = JSON.stringify({ ...policy, Statement });
  await client.send(new PutRolePolicyCommand({ ...named, PolicyDocument: document }));
}

/** Turns privileged mode off. */
export async function unprivilege(reach: Reach, app: string): Promise<void> {
  const client = new CodeBuildClient(config(reach));
  const { projects } = await client.send(new BatchGetProjectsCommand({ names: [app] }));
  const held = projects?.[0]?.environment as ProjectEnvironment;
  const environment = { ...held, privilegedMode: false };
  await client.send(new UpdateProjectCommand({ name: app, environment }));
}

/** Deletes the parameter of the registry's address. */
export async function loseParameter(reach: Reach, app: string): Promise<void> {
  const Name = `/${app}/docker-registry/url`;
  await new SSMClient(config(reach)).send(new DeleteParameterCommand({ Name }));
}

/** Stores the pair of an account that may not push. */
export async function storeReader(
  reach: Reach,
  app: string,
  { username, password }: { username: string; password: Secret },
): Promise<void> {
  const client = new SSMClient(config(reach));
  const values = { username, password: password.reveal() };
  for (const [part, Value] of Object.entries(values)) {
    const Name = `/${app}/docker-credentials/${part}`;
    await client.send(
      new PutParameterCommand({ Name, Value, Type: 'SecureString', Overwrite: true }),
    );
  }
}

/** Stores a password that is not the user's. */
export async function spoilPassword(reach: Reach, app: string): Promise<void> {
  const Name = `/${app}/docker-credentials/password`;
  const input = { Name, Value: 'wrong', Type: 'SecureString', Overwrite: true } as const;
  await new SSMClient(config(reach)).send(new PutParameterCommand(input));
}

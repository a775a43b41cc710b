import type { ProjectEnvironment } from '@aws-sdk/client-codebuild';
import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { PolicyStatement } from '../../types.ts';
import type { Fault, ProvenGround } from './fault.ts';
import { inProject } from './in-project.ts';

/** How a project's build image is pulled, and what the role was allowed for it. */
interface Pulled {
  image: (account: string) => string;
  by: ProjectEnvironment['imagePullCredentialsType'];
  /** Name of the secret with the login of the image's registry; it is made where it is not there. */
  secret?: string;
  allowed: (secretArn: string) => Pick<PolicyStatement, 'Action' | 'Resource'> | undefined;
}

/** A fault in the way to the build image: the image is another, and the role may do this much. */
export function inBuildImage(id: string, title: string, pulled: Pulled): Fault {
  const { image, by, secret, allowed } = pulled;
  const project = inProject(id, title, ({ environment, arn = '' }) => ({
    environment: environment && {
      ...environment,
      image: image(arn.split(':')[4] ?? ''),
      imagePullCredentialsType: by,
      registryCredential:
        secret === undefined
          ? undefined
          : { credential: secret, credentialProvider: 'SECRETS_MANAGER' },
    },
  }));
  return {
    ...project,
    async break(ground) {
      const statement = allowed(secret ? await arnOf(secret, ground) : '');
      if (statement) await allow(statement, ground);
      await project.break(ground);
    },
  };
}

async function arnOf(secret: string, { aws }: ProvenGround): Promise<string> {
  const client = new SecretsManagerClient(aws);
  const login = JSON.stringify({ username: 'builder', password: 'never-asked-for' });
  try {
    const made = await client.send(new CreateSecretCommand({ Name: secret, SecretString: login }));
    return made.ARN ?? '';
  } catch {
    return (await client.send(new DescribeSecretCommand({ SecretId: secret }))).ARN ?? '';
  }
}

async function allow(
  statement: Pick<PolicyStatement, 'Action' | 'Resource'>,
  { aws, role }: ProvenGround,
): Promise<void> {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] };
  await new IAMClient(aws).send(
    new PutRolePolicyCommand({
      RoleName: role,
      PolicyName: 'pull-build-image',
      PolicyDocument: JSON.stringify(document),
    }),
  );
}

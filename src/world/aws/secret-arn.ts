import type { Seen } from '../../types.ts';
import type { ClientConfig } from './clients.ts';
import { isNamed, seen } from './failure.ts';

/** The ARN of a secret: policies name the secret itself, with the signs that end its ARN. */
export function openSecretArns(config: ClientConfig) {
  return {
    secretArn(secret: string): Promise<Seen<string | undefined>> {
      if (secret.startsWith('arn:')) return Promise.resolve({ seen: secret });
      return seen('secretsmanager:DescribeSecret', async () => {
        const { DescribeSecretCommand, SecretsManagerClient } = await import(
          '@aws-sdk/client-secrets-manager'
        );
        const client = new SecretsManagerClient(config);
        try {
          return (await client.send(new DescribeSecretCommand({ SecretId: secret }))).ARN;
        } catch (error) {
          if (isNamed(error, 'ResourceNotFound')) return undefined;
          throw error;
        } finally {
          client.destroy();
        }
      });
    },
  };
}

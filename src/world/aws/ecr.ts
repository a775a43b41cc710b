import { Secret } from '../../secret.ts';
import type { Seen, StoredCredential } from '../../types.ts';
import type { ClientConfig } from './clients.ts';
import { seen } from './failure.ts';

/** The user name and password of twelve hours that Amazon ECR gives the caller. */
export function openEcr(config: ClientConfig) {
  return {
    ecrCredential: (registry: string): Promise<Seen<StoredCredential>> =>
      seen('ecr:GetAuthorizationToken', async () => {
        const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
        const region = registry.split('.')[3];
        const client = new ECRClient({ ...config, ...(region && { region }) });
        try {
          const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
          const token = authorizationData?.[0]?.authorizationToken ?? '';
          const [username = '', ...password] = Buffer.from(token, 'base64').toString().split(':');
          return { username, password: new Secret(password.join(':')) };
        } finally {
          client.destroy();
        }
      }),
  };
}

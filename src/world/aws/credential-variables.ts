import type { ClientConfig } from './clients.ts';

/**
 * The credentials with which AWS is asked, as the variables that every AWS tool reads (AWS SDKs and
 * Tools Reference Guide, AWS access keys); none where there are none.
 */
export async function credentialVariables(
  config: ClientConfig,
): Promise<Readonly<Record<string, string>>> {
  const { STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(config);
  const found = await client.config.credentials().catch(() => undefined);
  client.destroy();
  if (found === undefined) return {};
  const { accessKeyId, secretAccessKey, sessionToken } = found;
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken && { AWS_SESSION_TOKEN: sessionToken }),
  };
}

import type { Seen } from '../../types.ts';
import type { ClientConfig } from './clients.ts';
import { seen } from './failure.ts';

/** The ARN of a KMS key: policies name the key itself, not its alias. */
export function openKeys(config: ClientConfig) {
  return {
    keyArn(key: string): Promise<Seen<string>> {
      if (/^arn:[^:]+:kms:[^:]+:\d+:key\//.test(key)) return Promise.resolve({ seen: key });
      return seen('kms:DescribeKey', async () => {
        const { DescribeKeyCommand, KMSClient } = await import('@aws-sdk/client-kms');
        const client = new KMSClient(config);
        try {
          const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: key }));
          return KeyMetadata?.Arn ?? '';
        } finally {
          client.destroy();
        }
      });
    },
  };
}

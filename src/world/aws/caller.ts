import type { Caller, Seen } from '../../types.ts';
import { type ClientConfig, once } from './clients.ts';
import { seen } from './failure.ts';

/** Asks STS who the caller is; asked once, since it does not change during a walk. */
export function openCaller(
  config: ClientConfig,
  buildsRunHere: boolean,
): { caller(): Promise<Seen<Caller>> } {
  return {
    caller: once(() => seen('sts:GetCallerIdentity', () => askCaller(config, buildsRunHere))),
  };
}

async function askCaller(config: ClientConfig, buildsRunHere: boolean): Promise<Caller> {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(config);
  try {
    const { Account = '', Arn = '' } = await client.send(new GetCallerIdentityCommand({}));
    const region = await client.config.region();
    return {
      account: Account,
      arn: Arn,
      partition: Arn.split(':')[1] ?? 'aws',
      region,
      buildsRunHere,
    };
  } finally {
    client.destroy();
  }
}

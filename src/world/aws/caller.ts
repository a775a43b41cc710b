import { t } from '../../language.ts';
import { nearest } from '../../nearest.ts';
import type { Caller, Seen } from '../../types.ts';
import type { Place } from '../place.ts';
import { type ClientConfig, clientConfig, once } from './clients.ts';
import { seen } from './failure.ts';
import { profileInUse, profileNames } from './profiles.ts';

/** Asks STS who the caller is; asked once, since it does not change during a walk. */
export function openCaller(place: Place): { caller(): Promise<Seen<Caller>> } {
  const config = clientConfig(place);
  return {
    caller: once(async () => {
      const asked = await seen('sts:GetCallerIdentity', () =>
        askCaller(config, place.buildsRunHere),
      );
      const without = 'unseen' in asked && asked.unseen.reason === 'no-credentials';
      return (without && (await noSuchProfile(place))) || asked;
    }),
  };
}

/** Of a profile that does not exist the SDK says no more than that it found nothing. */
async function noSuchProfile(place: Place): Promise<Seen<never> | undefined> {
  const name = profileInUse(place);
  const names = await profileNames(place);
  if (name === 'default' || names.includes(name)) return undefined;
  const meant = nearest(name, names) ?? names.join(', ');
  const said = meant
    ? t`no profile “${name}” is there, but ${meant}`
    : t`no profile “${name}” is there`;
  return { unseen: { reason: 'no-profile', tried: t`the AWS configuration`, said } };
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

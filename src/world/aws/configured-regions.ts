import type { Place } from '../place.ts';
import { profileInUse, readProfiles } from './profiles.ts';

/**
 * The regions that the AWS configuration of this machine names for the profile in use, and for the
 * one that is used without a name: what was stored by hand was stored there.
 * Source: AWS SDKs and Tools Reference Guide, AWS Region.
 */
export async function configuredRegions(place: Place): Promise<string[]> {
  const { environment } = place;
  const profiles = await readProfiles(place);
  const named = [
    environment['AWS_REGION'],
    environment['AWS_DEFAULT_REGION'],
    profiles.get(profileInUse(place))?.['region'],
    profiles.get('default')?.['region'],
  ];
  return [...new Set(named.filter((region) => region !== undefined && region !== ''))] as string[];
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../place.ts';

/**
 * The regions that the AWS configuration of this machine names for the profile in use, and for the
 * one that is used without a name: what was stored by hand was stored there.
 * Source: AWS SDKs and Tools Reference Guide, Shared config and credentials files; AWS Region.
 */
export async function configuredRegions({ aws, environment, home }: Place): Promise<string[]> {
  const path = environment['AWS_CONFIG_FILE'] || join(home, '.aws', 'config');
  const text = await readFile(path, 'utf8').catch(() => '');
  const profile = aws.profile ?? environment['AWS_PROFILE'] ?? 'default';
  const named = [
    environment['AWS_REGION'],
    environment['AWS_DEFAULT_REGION'],
    regionOf(profile, text),
    regionOf('default', text),
  ];
  return [...new Set(named.filter((region) => region !== undefined && region !== ''))] as string[];
}

/** The region in the section of a profile. */
function regionOf(profile: string, config: string): string | undefined {
  let section = '';
  for (const line of config.split(/\r?\n/)) {
    const [, head] = line.match(/^\s*\[\s*(?:profile\s+)?(.*?)\s*\]/) ?? [];
    section = head ?? section;
    const [, region] = line.match(/^region\s*=\s*([a-z0-9-]+)\s*$/) ?? [];
    if (region && section === profile) return region;
  }
  return undefined;
}

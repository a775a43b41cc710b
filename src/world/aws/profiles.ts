import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../place.ts';

/** The profiles of the shared AWS configuration, by name, each with its settings. */
export type Profiles = ReadonlyMap<string, Readonly<Record<string, string>>>;

/**
 * The profiles that the AWS configuration of this machine holds; none where there is none.
 * Source: AWS SDKs and Tools Reference Guide, Shared config and credentials files.
 */
export async function readProfiles({
  environment,
  home,
}: Pick<Place, 'environment' | 'home'>): Promise<Profiles> {
  const path = environment['AWS_CONFIG_FILE'] || join(home, '.aws', 'config');
  return profilesIn(await readFile(path, 'utf8').catch(() => ''));
}

/**
 * The names of all profiles, whether they hold settings or keys.
 * Source: AWS SDKs and Tools Reference Guide, Location of the shared config and credentials files.
 */
export async function profileNames(place: Pick<Place, 'environment' | 'home'>): Promise<string[]> {
  const { environment, home } = place;
  const path = environment['AWS_SHARED_CREDENTIALS_FILE'] || join(home, '.aws', 'credentials');
  const keys = await readFile(path, 'utf8').catch(() => '');
  const withKeys = [...keys.matchAll(/^[ \t]*\[\s*([^\]]+?)\s*\]/gm)].map(([, name = '']) => name);
  return [...new Set([...(await readProfiles(place)).keys(), ...withKeys])];
}

/** The name of the profile in use. */
export function profileInUse({ aws, environment }: Pick<Place, 'aws' | 'environment'>): string {
  return aws.profile ?? environment['AWS_PROFILE'] ?? 'default';
}

function profilesIn(config: string): Profiles {
  const profiles = new Map<string, Record<string, string>>();
  let settings: Record<string, string> = {};
  for (const line of config.split(/\r?\n/)) {
    const [, head] = line.match(/^\s*\[\s*(.*?)\s*\]/) ?? [];
    if (head !== undefined) {
      const name = /^(?:profile\s+(.+)|(default))$/.exec(head);
      settings = {};
      if (name) profiles.set(name[1] ?? 'default', settings);
    }
    const [, key, value] = line.match(/^(\w+)\s*=\s*(.*?)\s*$/) ?? [];
    if (key && value !== undefined) settings[key] = value;
  }
  return profiles;
}

/**
 * The profile by which a login to IAM Identity Center is made for a profile: itself, or the one that
 * its role is assumed from; undefined where none of them logs in so.
 */
export function loginProfile(name: string, profiles: Profiles): string | undefined {
  const passed = new Set<string>();
  for (let at: string | undefined = name; at !== undefined && !passed.has(at); ) {
    const settings = profiles.get(at);
    if (settings?.['sso_session'] || settings?.['sso_start_url']) return at;
    passed.add(at);
    at = settings?.['source_profile'];
  }
  return undefined;
}

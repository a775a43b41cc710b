import { join } from 'node:path';
import type { Surroundings } from './surroundings.ts';

type Whereabouts = Pick<Surroundings, 'environment' | 'home' | 'platform'>;

/** Where this platform keeps state of programs: XDG Base Directory Specification, and its likes. */
export function stateFolder({ environment, home, platform }: Whereabouts): string {
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? home, 'firstpush');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'firstpush');
  return join(environment['XDG_STATE_HOME'] || join(home, '.local', 'state'), 'firstpush');
}

/** Where this platform keeps what programs can make again; the same sources. */
export function cacheFolder({ environment, home, platform }: Whereabouts): string {
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? home, 'firstpush', 'cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'firstpush');
  return join(environment['XDG_CACHE_HOME'] || join(home, '.cache'), 'firstpush');
}

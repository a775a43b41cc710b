import { remembering } from '../remember.ts';
import type { AccountReads } from '../types.ts';
import { openAccountProjects } from './aws/account-projects.ts';
import { openAccountRoles } from './aws/account-roles.ts';
import { clientConfig, once } from './aws/clients.ts';
import { openPace } from './aws/pace.ts';
import { openWorld } from './open.ts';
import type { Place } from './place.ts';

/** Opens a place for a look at all of its projects: at the pace of its services, nothing asked twice. */
export function openAccount(place: Place, signal: AbortSignal): AccountReads {
  const paced = { ...place, pace: openPace() };
  const config = clientConfig(paced);
  const { reads } = openWorld(paced, signal);
  return {
    reads: {
      ...reads,
      ...openAccountRoles(config, reads.role),
      connections: once(reads.connections),
      keyArn: remembering(reads.keyArn),
      secretArn: remembering(reads.secretArn),
      bucketRegion: remembering(reads.bucketRegion),
    },
    ...openAccountProjects(config),
  };
}

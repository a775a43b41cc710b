import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may use the connection through which the project reads its source. */
export const connectionDenied: Check<WireSight> = {
  id: 'connection-useconnection-denied',
  title: t`the role may use the connection to the source`,
  find: (sight) =>
    deniedNeeds(sight, ['connection'], {
      check: 'connection-useconnection-denied',
      what: ({ roleName }) => t`the role ${roleName} cannot use the connection to the source`,
      why: t`the build fetches the source through the connection, and takes its token as this role`,
      text: t`let it use exactly this connection`,
    }),
};

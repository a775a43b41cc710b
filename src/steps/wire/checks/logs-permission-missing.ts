import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { deniedNeeds } from '../denied.ts';
import type { WireSight } from '../sight.ts';

/** The role may write the log of the build, without which a failed build says nothing. */
export const logsPermissionMissing: Check<WireSight> = {
  id: 'logs-permission-missing',
  title: t`the role may write the build’s log`,
  find: (sight) =>
    deniedNeeds(sight, ['log'], {
      check: 'logs-permission-missing',
      what: ({ roleName }) => t`the role ${roleName} cannot write the build’s log`,
      why: t`without it a build can fail before its first line is seen`,
      text: t`let it write this project’s log group`,
    }),
};

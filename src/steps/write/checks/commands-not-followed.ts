import { t } from '../../../language.ts';
import { meaningCheck } from '../fault.ts';
import { unreadable } from './shell-syntax-broken.ts';

/** The commands can be followed. */
export const commandsNotFollowed = meaningCheck(
  'commands-not-followed',
  t`the commands can be followed`,
  (file) => {
    const { closed, unread, pushes } = file.story;
    if (closed !== undefined) {
      return [
        {
          severity: 'unknown',
          what: t`the commands of the buildspec were not followed`,
          why: closed,
          at: { file: file.path },
          remedy: t`prove the push with a build in CodeBuild`,
        },
      ];
    }
    // Where a push is seen, a command around it that is not understood takes nothing away.
    const severity = pushes.length > 0 ? 'hint' : 'unknown';
    const told = new Set(unreadable(file).map(({ command }) => command));
    const rest = unread.filter(({ command }) => !told.has(command));
    return rest.map(({ span, why }) => ({
      severity,
      what: t`a command of the buildspec could not be followed`,
      why,
      at: span.start,
      remedy: t`prove the push with a build in CodeBuild`,
    }));
  },
);

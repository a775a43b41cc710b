import { isBroken } from '../broken.ts';
import { fileCheck } from '../fault.ts';

/** The commands can be followed. */
export const commandsNotFollowed = fileCheck(
  'commands-not-followed',
  'the commands can be followed',
  (file) => {
    const { closed, unread, pushes } = file.story;
    if (closed !== undefined) {
      return [
        {
          severity: 'unknown',
          what: 'the commands of the buildspec were not followed',
          why: closed,
          at: { file: file.path },
          remedy: 'prove the push with a build in CodeBuild',
        },
      ];
    }
    // Where a push is seen, the commands around it that are not understood take nothing away.
    if (isBroken(file) || pushes.length > 0) return [];
    return unread.map(({ span, why }) => ({
      severity: 'unknown',
      what: 'a command of the buildspec could not be followed',
      why,
      at: span.start,
      remedy: 'prove the push with a build in CodeBuild',
    }));
  },
);

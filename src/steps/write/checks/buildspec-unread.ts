import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WriteSight } from '../sight.ts';

/** The buildspec can be read. */
export const buildspecUnread: Check<WriteSight> = {
  id: 'buildspec-unread',
  title: t`the buildspec can be read`,
  find({ unread, aim: { path } }) {
    if (!unread) return [];
    return [
      {
        check: 'buildspec-unread',
        step: 'write',
        severity: 'unknown',
        what: t`${path} could not be read`,
        why: t`${unread.tried} answered: ${unread.said}`,
        where: { file: path },
        remedy: { kind: 'advice', text: t`let yourself read the file, then run this again` },
      },
    ];
  },
};

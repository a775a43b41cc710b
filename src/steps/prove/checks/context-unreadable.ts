import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { ProveSight } from '../sight.ts';

/** The build context can be read. */
export const contextUnreadable: Check<ProveSight> = {
  id: 'context-unreadable',
  title: t`the build context can be read`,
  find({ contextProblem, build }) {
    if (!contextProblem) return [];
    return [
      {
        check: 'context-unreadable',
        step: 'prove',
        severity: 'error',
        what: t`the build context ${build.context} could not be read`,
        why: contextProblem,
        where: { file: build.context },
        remedy: { kind: 'advice', text: t`make it readable, or leave it out with .dockerignore` },
      },
    ];
  },
};

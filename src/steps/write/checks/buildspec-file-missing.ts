import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import type { WriteSight } from '../sight.ts';

/** There is a buildspec. */
export const buildspecFileMissing: Check<WriteSight> = {
  id: 'buildspec-file-missing',
  title: t`there is a buildspec`,
  find({ file, unread, misnamed, aim: { path }, fresh }) {
    if (file || unread || misnamed) return [];
    return [
      {
        check: 'buildspec-file-missing',
        step: 'write',
        severity: 'error',
        toDo: true,
        what: t`there is no ${path}`,
        why: t`CodeBuild reads from it what to run; without it a build ends before it begins`,
        where: { file: path },
        remedy:
          fresh === undefined
            ? {
                kind: 'advice',
                text: t`name the repository and a template, then write it from the template`,
              }
            : {
                kind: 'change',
                text: t`write it from the template`,
                changes: [{ kind: 'write-file', path, text: fresh }],
              },
      },
    ];
  },
};

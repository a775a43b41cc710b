import { answersAnew, answersText } from '../../../answers-file.ts';
import { answersFileName } from '../../../kept-answers.ts';
import { t } from '../../../language.ts';
import type { AnswerKey, Check } from '../../../types.ts';
import type { NameSight } from '../sight.ts';

/** The answers are written down for the next walk and for the second developer. */
export const answersNotKept: Check<NameSight> = {
  id: 'answers-not-kept',
  title: t`the answers are written down`,
  find({ known, offers, answersFile }) {
    const origins = new Set(Object.values(offers).map(({ from }) => from));
    const keys = Object.keys(known.from) as AnswerKey[];
    const ofPlace = new Set(keys.filter((key) => origins.has(known.from[key] ?? '')));
    const text =
      answersFile === undefined
        ? answersText(known.setup, ofPlace)
        : answersAnew(answersFile, known, ofPlace);
    if (text === undefined) return [];
    const replaces = answersFile !== undefined && { replaces: answersFile };
    return [
      {
        check: 'answers-not-kept',
        step: 'name',
        severity: 'hint',
        toDo: true,
        what: replaces
          ? t`${answersFileName} says otherwise than was answered now`
          : t`the answers are not written down yet`,
        why: t`${answersFileName} lets the next walk, and a second developer, start from them`,
        where: { file: answersFileName },
        remedy: {
          kind: 'change',
          text: t`write ${answersFileName}; it holds no secret`,
          changes: [{ kind: 'write-file', path: answersFileName, text, ...replaces }],
        },
      },
    ];
  },
};

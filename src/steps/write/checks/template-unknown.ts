import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { questionsFor } from '../questions.ts';
import type { WriteSight } from '../sight.ts';

/** The template that was named is one of the templates. */
export const templateUnknown: Check<WriteSight> = {
  id: 'template-unknown',
  title: t`the template is one that there is`,
  find(sight) {
    const { templates, known, file } = sight;
    const named = known.setup.template;
    if (file || named === undefined || templates.some(({ name }) => name === named)) return [];
    return [
      {
        check: 'template-unknown',
        step: 'write',
        severity: 'error',
        what: t`there is no template “${named}”`,
        why: t`the templates are ${templates.map(({ name }) => name).join(', ')}`,
        remedy: {
          kind: 'ask',
          text: t`choose one of the templates`,
          question: questionsFor(sight).template,
        },
      },
    ];
  },
};

import { parseReference } from '../../image/reference.ts';
import { t } from '../../language.ts';
import type { Question } from '../../types.ts';

/** What the commands of a rehearsal run in. */
export const groundQuestion: Question = {
  key: 'in',
  kind: 'text',
  prompt: t`Shall the commands run on this machine (host), or in a container of which image?`,
  hint: t`in a container they find its programs and not yours; the image has to hold what they call`,
  refuse(text) {
    if (text === 'host') return undefined;
    const read = parseReference(text);
    return 'refused' in read ? read.refused : undefined;
  },
};

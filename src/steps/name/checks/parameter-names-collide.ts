import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { parameterNames, sameParameter } from '../conventions.ts';
import { nameQuestions } from '../questions.ts';
import type { NameSight } from '../sight.ts';

/** The three names are three parameters: `/Foo` and `Foo` are one to AWS. */
export const parameterNamesCollide: Check<NameSight> = {
  id: 'parameter-names-collide',
  title: t`the three parameters are three`,
  find({ known }) {
    const { url, username, password } = parameterNames(known.setup);
    const pairs = [
      [url, username],
      [url, password],
      [username, password],
    ] as const;
    const same = pairs.find(([one, other]) => sameParameter(one, other));
    const question = nameQuestions(known.setup.app ?? 'app').passwordParameter;
    if (!same || !question) return [];
    return [
      {
        check: 'parameter-names-collide',
        step: 'name',
        severity: 'error',
        what: t`${same[0]} and ${same[1]} are the same parameter`,
        why: t`a name and the same name with a leading slash are one parameter to AWS`,
        remedy: { kind: 'ask', text: t`give the parameter another name`, question },
      },
    ];
  },
};

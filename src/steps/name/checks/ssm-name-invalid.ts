import { t } from '../../../language.ts';
import type { Check, Finding } from '../../../types.ts';
import { appProblem, parameterNameProblem, parameterNames } from '../conventions.ts';
import { nameQuestions } from '../questions.ts';
import type { NameSight } from '../sight.ts';

const keys = {
  url: 'urlParameter',
  username: 'usernameParameter',
  password: 'passwordParameter',
} as const;

/** Parameter Store takes the three names. */
export const ssmNameInvalid: Check<NameSight> = {
  id: 'ssm-name-invalid',
  title: t`the parameters’ names are legal`,
  find({ known }) {
    const names = parameterNames(known.setup);
    const questions = nameQuestions(known.setup.app ?? 'app');
    return (['url', 'username', 'password'] as const).flatMap((which): Finding[] => {
      const reason = parameterNameProblem(names[which]);
      const question = questions[keys[which]];
      if (!reason || !question) return [];
      // A name that a rule makes of an illegal application's name is that name's fault.
      if (known.setup[keys[which]] === undefined && appProblem(known.setup.app ?? '')) return [];
      return [
        {
          check: 'ssm-name-invalid',
          step: 'name',
          severity: 'error',
          what: t`“${names[which]}” cannot be a parameter’s name`,
          why: reason,
          remedy: { kind: 'ask', text: t`give another name`, question },
        },
      ];
    });
  },
};

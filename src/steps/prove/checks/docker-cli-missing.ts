import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { groundQuestion } from '../ground-question.ts';
import type { ProveSight } from '../sight.ts';

/** The commands of a rehearsal find the docker program that they call. */
export const dockerCliMissing: Check<ProveSight> = {
  id: 'docker-cli-missing',
  title: t`the commands find the docker program that they call`,
  find({ commands, engine }) {
    if (commands?.dockerHere !== false || commands.docker !== 'called') return [];
    const { location } = commands;
    return [
      {
        check: 'docker-cli-missing',
        step: 'prove',
        severity: 'error',
        what: t`the commands of ${location} call docker, and this machine has no docker program`,
        why:
          engine?.kind === 'ready'
            ? t`an engine answers at ${engine.address}, and commands speak to an engine by the docker program, which is installed beside it`
            : t`commands speak to an engine by the docker program, which is installed beside it`,
        where: { file: location },
        remedy: {
          kind: 'ask',
          text: t`install the docker program, or rehearse in an image that holds it: --in IMAGE`,
          question: groundQuestion,
        },
      },
    ];
  },
};

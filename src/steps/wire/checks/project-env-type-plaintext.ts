import { t } from '../../../language.ts';
import type { Check } from '../../../types.ts';
import { parameterNames, sameParameter } from '../../name/conventions.ts';
import type { WireSight } from '../sight.ts';

/** A variable of the project that names a parameter is fetched, and not taken as a text. */
export const projectEnvTypePlaintext: Check<WireSight> = {
  id: 'project-env-type-plaintext',
  title: t`the project’s variables fetch the parameters that they name`,
  find({ project, projectName, known }) {
    const facts = 'seen' in project ? project.seen : undefined;
    const names = Object.values(parameterNames(known.setup));
    const taken = (facts?.variables ?? []).filter(
      ({ type, value }) =>
        type === 'PLAINTEXT' && names.some((name) => sameParameter(name, value.trim())),
    );
    return taken.map(({ name, value }) => ({
      check: 'project-env-type-plaintext',
      step: 'wire',
      severity: 'error',
      what: t`the variable ${name} of ${projectName} is the text ${value.trim()} and not the parameter’s value`,
      why: t`its type is Plaintext, and a variable of the project counts before one of the buildspec`,
      where: { arn: facts?.arn ?? '' },
      remedy: {
        kind: 'change',
        text: t`give ${name} the type Parameter; everything else of the project stays as it is`,
        changes: [
          {
            kind: 'update-project',
            name: projectName,
            settings: [
              { set: 'variable', name, to: { type: 'PARAMETER_STORE', value: value.trim() } },
            ],
          },
        ],
      },
    }));
  },
};

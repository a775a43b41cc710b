import { t } from '../../../language.ts';
import { meaningCheck } from '../fault.ts';
import { sure } from '../form-check.ts';
import { meantNames, moveToParameterStore } from '../name-moves.ts';

/** A parameter is named where CodeBuild looks it up. */
export const resolveSsmInBuildspec = meaningCheck(
  'resolve-ssm-in-buildspec',
  t`parameters are named under parameter-store`,
  (file, { project }) => {
    const roles = new Set(Object.values(file.recovered.sources).map(({ variable }) => variable));
    const meant = meantNames(file.spec);
    const { variables, parameterStore, secretsManager } = file.spec.env;
    const set = [...variables, ...parameterStore, ...secretsManager, ...(project?.variables ?? [])];
    const isVariable = (name: string) =>
      /^(CODEBUILD|AWS)_/.test(name) || set.some((other) => other.name === name);
    // A variable of another purpose may be meant to hold its dollar sign.
    const certain = meant.filter(
      ({ named, by, parameter }) =>
        by === 'reference' || (roles.has(named.name) && !isVariable(parameter)),
    );
    const edits = sure(moveToParameterStore(file.spec, certain));
    return certain.map(({ named, by }) => ({
      severity: 'error',
      what: t`${named.name} holds the text ${named.value.trim()} itself and no parameter’s value`,
      why:
        by === 'reference'
          ? t`such references are resolved by CloudFormation; CodeBuild passes plain values on as they are`
          : t`CodeBuild passes the values under variables on as they are, dollar signs and all`,
      at: named.nameSpan.start,
      remedy: t`name the parameter under env, parameter-store`,
      ...(edits && { edits }),
      anew: true,
    }));
  },
);

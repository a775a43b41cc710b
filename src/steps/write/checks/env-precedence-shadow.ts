import type { Named } from '../../../buildspec/buildspec.ts';
import { t } from '../../../language.ts';
import type { ProjectFacts } from '../../../types.ts';
import { sameParameter } from '../../name/conventions.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** No variable of the project hides one of the buildspec. */
export const envPrecedenceShadow = meaningCheck(
  'env-precedence-shadow',
  t`no variable of the project hides one of the buildspec`,
  ({ spec: { env }, recovered }, { project }) => {
    if (!project) return [];
    const parts = new Set(Object.values(recovered.sources).map(({ variable }) => variable));
    const hidden = [
      ...env.variables.filter((named) => !isSaid(named, 'PLAINTEXT', project)),
      ...env.parameterStore.filter((named) => !isSaid(named, 'PARAMETER_STORE', project)),
      ...env.secretsManager.filter((named) => !isSaid(named, 'SECRETS_MANAGER', project)),
    ].filter(({ name }) => project.variables.some((variable) => variable.name === name));
    return hidden.map((named): Fault => {
      const { name, nameSpan } = named;
      return {
        what: t`the project ${project.name} sets ${name} as well, and its value is the one that counts`,
        why: t`a variable of the project replaces the one of the same name in the buildspec`,
        at: nameSpan.start,
        remedy: t`take ${name} out of the project’s environment variables`,
        ...(isNameAsText(named, project) && { because: 'project-env-type-plaintext' }),
        ...(parts.has(name) ? takenOut(name, project) : { severity: 'warning' }),
      };
    });
  },
);

/** Of the address, user name and password the buildspec’s are looked at, and so are to count. */
function takenOut(name: string, project: ProjectFacts): Pick<Fault, 'severity' | 'changes'> {
  const settings = [{ set: 'variable', name, to: 'absent' }] as const;
  return {
    severity: 'error',
    changes: [{ kind: 'update-project', name: project.name, settings }],
  };
}

/** True where the project gives the variable the very same value. */
function isSaid({ name, value }: Named, type: string, { variables }: ProjectFacts): boolean {
  return variables.some(
    (variable) =>
      variable.name === name &&
      variable.type === type &&
      (type === 'PARAMETER_STORE'
        ? sameParameter(variable.value, value)
        : variable.value === value),
  );
}

/** True where the project holds the parameter’s name as a mere text: the step before mends that. */
function isNameAsText({ name, value }: Named, { variables }: ProjectFacts): boolean {
  return variables.some(
    (variable) =>
      variable.name === name &&
      variable.type === 'PLAINTEXT' &&
      sameParameter(variable.value.trim(), value),
  );
}

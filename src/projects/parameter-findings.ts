import { t } from '../language.ts';
import { sameParameter } from '../steps/name/conventions.ts';
import type { Finding, ParameterFacts, Seen } from '../types.ts';
import type { Told } from './told.ts';

/** Which of the parameters that a build fetches are not there, and whether its password is encrypted. */
export function parameterFindings(
  { parameters, password, project }: Told,
  stored: Seen<readonly ParameterFacts[]>,
): Finding[] {
  if (parameters.length === 0) return [];
  const where = { arn: project.arn };
  if ('unseen' in stored) {
    return [
      {
        check: 'parameters-unreadable',
        step: 'store',
        severity: 'unknown',
        what: t`whether the parameters of ${project.name} exist could not be told`,
        why: stored.unseen.said,
        where,
        remedy: {
          kind: 'advice',
          text: t`let yourself do ${stored.unseen.tried}, then look again`,
        },
      },
    ];
  }
  const factsOf = (name: string) => stored.seen.find((one) => sameParameter(one.name, name));
  const missing = parameters.filter((name) => !factsOf(name));
  const plain = password === undefined ? undefined : factsOf(password);
  return [
    ...missing.map((name) => ({
      check: 'ssm-parameter-missing' as const,
      step: 'store' as const,
      severity: 'error' as const,
      what: t`the parameter ${name} does not exist`,
      why: t`CodeBuild fetches it when a build starts, and fails the build without it`,
      where,
      remedy: { kind: 'advice' as const, text: t`store it, or name another in ${project.name}` },
    })),
    ...(plain && plain.type !== 'SecureString'
      ? [
          {
            check: 'ssm-secret-as-plain-string' as const,
            step: 'store' as const,
            severity: 'warning' as const,
            what: t`the password in ${plain.name} is stored as a plain ${plain.type}`,
            why: t`it stands readable in the console, and a parameter’s type cannot be changed in place`,
            where,
            remedy: {
              kind: 'advice' as const,
              text: t`aws ssm delete-parameter --name ${plain.name}, wait thirty seconds, store it as a SecureString`,
            },
          },
        ]
      : []),
  ];
}

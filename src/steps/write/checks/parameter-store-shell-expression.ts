import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Under parameter-store stand names and no shell text. */
export const parameterStoreShellExpression = meaningCheck(
  'parameter-store-shell-expression',
  t`under parameter-store stand names and no shell text`,
  ({ spec }): Fault[] =>
    spec.env.parameterStore.flatMap(({ name, value, valueSpan }): Fault[] => {
      const at = valueSpan.start;
      if (/\$\(|`/.test(value)) {
        return [
          {
            severity: 'error',
            what: t`${name} is to come from a parameter named by a command`,
            why: t`CodeBuild reads parameters before any shell runs, and asks for the text as it stands`,
            at,
            remedy: t`name the parameter itself, or read it in pre_build: aws ssm get-parameter --with-decryption`,
          },
        ];
      }
      if (!/\$\{?\w/.test(value)) return [];
      return [
        {
          severity: 'hint',
          what: t`${name} is to come from a parameter with a variable in its name`,
          why: t`that CodeBuild puts a value in there is documented nowhere`,
          at,
          remedy: t`name the parameter in full where the build says that it does not exist`,
        },
      ];
    }),
);

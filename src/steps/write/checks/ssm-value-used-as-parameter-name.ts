import { tokensIn } from '../../../buildspec/given-passwords.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Under parameter-store stand the names of parameters and not their values. */
export const ssmValueUsedAsParameterName = meaningCheck(
  'ssm-value-used-as-parameter-name',
  t`under parameter-store stand names and not values`,
  ({ spec }): Fault[] =>
    spec.env.parameterStore.flatMap(({ name, value, valueSpan }) => {
      const kind = kindOf(value.trim());
      if (!kind) return [];
      return [
        {
          severity: 'error',
          what: t`${name} is given ${kind} where the name of a parameter belongs`,
          why: t`CodeBuild asks Parameter Store for a parameter of that name, and prints it in the log`,
          at: valueSpan.start,
          remedy:
            kind === 'an access token'
              ? t`withdraw the token, store a new one as a parameter, and name that parameter here`
              : t`store the value as a parameter, and name that parameter here`,
        },
      ];
    }),
);

/** Names have letters, digits and . _ - / alone (AWS Systems Manager API reference, PutParameter). */
function kindOf(value: string): string | undefined {
  if (tokensIn(value).length > 0) return t`an access token`;
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]+$/i.test(value)) return t`an e-mail address`;
  if (/^https?:\/\//.test(value)) return t`a web address`;
  return undefined;
}

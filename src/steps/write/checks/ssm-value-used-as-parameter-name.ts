import { tokensIn } from '../../../buildspec/given-passwords.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Under parameter-store stand the names of parameters and not their values. */
export const ssmValueUsedAsParameterName = meaningCheck(
  'ssm-value-used-as-parameter-name',
  'under parameter-store stand names and not values',
  ({ spec }): Fault[] =>
    spec.env.parameterStore.flatMap(({ name, value, valueSpan }) => {
      const kind = kindOf(value.trim());
      if (!kind) return [];
      return [
        {
          severity: 'error',
          what: `${name} is given ${kind} where the name of a parameter belongs`,
          why: 'CodeBuild asks Parameter Store for a parameter of that name, and prints it in the log',
          at: valueSpan.start,
          remedy:
            kind === 'an access token'
              ? 'withdraw the token, store a new one as a parameter, and name that parameter here'
              : 'store the value as a parameter, and name that parameter here',
        },
      ];
    }),
);

/** Names have letters, digits and . _ - / alone (AWS Systems Manager API reference, PutParameter). */
function kindOf(value: string): string | undefined {
  if (tokensIn(value).length > 0) return 'an access token';
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]+$/i.test(value)) return 'an e-mail address';
  if (/^https?:\/\//.test(value)) return 'a web address';
  return undefined;
}

import { tokensIn } from '../../../buildspec/given-passwords.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Under parameter-store stand the names of parameters and not their values. */
export const ssmValueUsedAsParameterName = meaningCheck(
  'ssm-value-used-as-parameter-name',
  t`under parameter-store stand names and not values`,
  ({ spec }): Fault[] =>
    spec.env.parameterStore.flatMap(({ name, value, valueSpan }) => {
      const words = wordsFor(name, value.trim());
      if (!words) return [];
      return [
        {
          ...words,
          why: t`CodeBuild asks Parameter Store for a parameter of that name, and prints it in the log`,
          at: valueSpan.start,
        },
      ];
    }),
);

/** Names have letters, digits and . _ - / alone (AWS Systems Manager API reference, PutParameter). */
function wordsFor(
  name: string,
  value: string,
): Pick<Fault, 'severity' | 'what' | 'remedy'> | undefined {
  if (tokensIn(value).length > 0) {
    return {
      severity: 'error',
      what: t`${name} is given an access token where the name of a parameter belongs`,
      remedy: t`withdraw the token, store a new one as a parameter, and name that parameter here`,
    };
  }
  const remedy = t`store the value as a parameter, and name that parameter here`;
  if (/^[^\s@/]+@[^\s@/]+\.[a-z]+$/i.test(value)) {
    return {
      severity: 'error',
      what: t`${name} is given an e-mail address where the name of a parameter belongs`,
      remedy,
    };
  }
  if (/^https?:\/\//.test(value)) {
    return {
      severity: 'error',
      what: t`${name} is given a web address where the name of a parameter belongs`,
      remedy,
    };
  }
  // A parameter may be called so, but hardly is.
  if (/^(us|eu|ap|sa|ca|me|af|il|cn|mx)(-gov)?-[a-z]+-\d$/.test(value)) {
    return {
      severity: 'warning',
      what: t`${name} is given the name of a region where the name of a parameter belongs`,
      remedy,
    };
  }
  if (/^\d{12}\.dkr\.ecr\.|^(docker\.io|ghcr\.io|quay\.io|public\.ecr\.aws)\//.test(value)) {
    return {
      severity: 'warning',
      what: t`${name} is given the address of a registry where the name of a parameter belongs`,
      remedy,
    };
  }
  return undefined;
}

import { givenPasswords, plainSecrets, tokensIn } from '../../../buildspec/given-passwords.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** No password stands in the buildspec. */
export const passwordInBuildspec = meaningCheck(
  'password-in-buildspec',
  t`no password stands in the buildspec`,
  (file): Fault[] => {
    const logins = givenPasswords(file).map(({ call }) => call.span);
    const parameters = file.spec.env.parameterStore.map(({ valueSpan }) => valueSpan);
    const elsewhere = tokensIn(file.spec.text).filter((at) =>
      [...logins, ...parameters].every(({ start, end }) => at < start || at >= end),
    );
    const fault = (what: string, at: number): Fault => ({
      severity: 'error',
      what,
      why: t`everyone who may read the source or the build’s log can use it, today and from its history`,
      at,
      holdsSecret: true,
      remedy: t`make a new password at the registry, withdraw this one, and read the new one from Parameter Store`,
    });
    return [
      ...logins.map(({ start }) =>
        fault(t`the password of a login stands in the buildspec in plain text`, start),
      ),
      ...elsewhere.map((at) => fault(t`an access token stands in the buildspec in plain text`, at)),
      ...plainSecrets(file.spec)
        .filter(({ value }) => tokensIn(value).length === 0)
        .map(({ name, valueSpan }) => ({
          ...fault(t`the value of ${name} stands in the buildspec in plain text`, valueSpan.start),
          severity: 'warning' as const,
          remedy: t`read it from Parameter Store or Secrets Manager, and make a new one where it was ever real`,
        })),
    ];
  },
);

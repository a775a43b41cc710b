import { t } from '../../language.ts';
import type { Convention, Setup } from '../../types.ts';

/** The names of the three parameters of one application. */
export interface ParameterNames {
  url: string;
  username: string;
  password: string;
}

/** The conventions that have a rule; `custom` has none. */
export const conventions = ['path', 'hyphen', 'underscore', 'pascal'] as const;

/** The names that a convention gives to an application's parameters; `pascal` names no application. */
export function namesOf(convention: Exclude<Convention, 'custom'>, app: string): ParameterNames {
  switch (convention) {
    case 'path':
      return {
        url: `/${app}/docker-registry/url`,
        username: `/${app}/docker-credentials/username`,
        password: `/${app}/docker-credentials/password`,
      };
    case 'hyphen':
      return {
        url: `${app}-Docker-registry-URL`,
        username: `${app}-Docker-credentials-username`,
        password: `${app}-Docker-credentials-password`,
      };
    case 'underscore':
      return {
        url: `${app}_Docker_registry_URL`,
        username: `${app}_Docker_credentials_username`,
        password: `${app}_Docker_credentials_password`,
      };
    case 'pascal':
      return { url: 'DockerRegistryURL', username: 'DockerUsername', password: 'DockerPassword' };
  }
}

/** The application that a password's parameter is named after, by the conventions that name one. */
export function appIn(passwordParameter: string): string | undefined {
  const [, app] =
    passwordParameter.match(/^\/([^/]+)\/docker-credentials\/password$/) ??
    passwordParameter.match(/^(.+?)([-_])Docker\2credentials\2password$/) ??
    [];
  return app;
}

/** The names that a setup settles: each as given, else by its convention. */
export function parameterNames(setup: Setup): ParameterNames {
  const { convention = 'path', app = '' } = setup;
  const byRule = namesOf(convention === 'custom' ? 'path' : convention, app);
  return {
    url: setup.urlParameter ?? byRule.url,
    username: setup.usernameParameter ?? byRule.username,
    password: setup.passwordParameter ?? byRule.password,
  };
}

/** The convention that gives exactly these names, or `custom`. */
export function conventionOf(names: ParameterNames, app: string): Convention {
  const same = conventions.find((convention) => {
    const byRule = namesOf(convention, app);
    return (
      byRule.url === names.url &&
      byRule.username === names.username &&
      byRule.password === names.password
    );
  });
  return same ?? 'custom';
}

/**
 * Why a text cannot be a parameter's name, or undefined when it can.
 * Source: AWS Systems Manager API Reference, PutParameter, `Name`.
 */
export function parameterNameProblem(name: string): string | undefined {
  if (name === '') return t`a parameter needs a name`;
  if (/\s/.test(name)) return t`a parameter’s name has no spaces`;
  const foreign = name.match(/[^\w.\-/]/)?.[0];
  if (foreign)
    return t`“${foreign}” cannot stand in a parameter’s name: letters, digits, . - _ and /`;
  if (/^\/?(aws|ssm)/i.test(name))
    return t`names that begin with “aws” or “ssm” are reserved by AWS`;
  if (name.includes('/') && !name.startsWith('/'))
    return t`a name with levels begins with /: /${name}`;
  if (name.includes('//') || name.endsWith('/')) return t`every level of a name needs characters`;
  if (name.split('/').length - 1 > 15) return t`a name has at most fifteen levels`;
  if (name.length > longestName) return t`a name has at most ${longestName} characters`;
  return undefined;
}

/** 1,011 characters with the ARN's beginning, for which the longest region and account leave room. */
const longestName = 1011 - 'arn:aws-us-gov:ssm:ap-northeast-3:123456789012:parameter/'.length;

/** `/Foo` and `Foo` are one parameter to AWS: its name without the leading slash of a single level. */
export function sameParameter(one: string, other: string): boolean {
  return one.replace(/^\//, '') === other.replace(/^\//, '');
}

/** Why a text cannot be an application's name, or undefined when it can. */
export function appProblem(app: string): string | undefined {
  if (app === '') return t`the application needs a name`;
  if (!/^[A-Za-z0-9]/.test(app)) return t`the name begins with a letter or a digit`;
  if (/[^A-Za-z0-9._-]/.test(app))
    return t`letters, digits, . _ and - only: it becomes part of names in AWS`;
  if (/^(aws|ssm)/i.test(app))
    return t`names that begin with “aws” or “ssm” are reserved in Parameter Store`;
  if (app.length > 60) return t`at most 60 characters`;
  return undefined;
}

import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const secretsManagerVsSsm = inBuildspec(
  'secrets-manager-vs-ssm',
  t`a parameter is named under secrets-manager`,
  (text) =>
    text.replace(
      /^( {2})parameter-store:\n((?:.*\n)*?)( +DOCKER_REGISTRY_PASSWORD: )(\S+)\n/m,
      '$1parameter-store:\n$2$1secrets-manager:\n$3arn:aws:ssm:us-east-1:123456789012:parameter$4\n',
    ),
);

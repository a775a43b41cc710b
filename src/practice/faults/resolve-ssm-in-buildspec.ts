import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const resolveSsmInBuildspec = inBuildspec(
  'resolve-ssm-in-buildspec',
  t`the parameters are named as CloudFormation would have them`,
  (text) =>
    text
      .replace(/^ {2}parameter-store:/m, '  variables:')
      .replace(/^( {4}DOCKER_REGISTRY_\w+: )(\S+)$/gm, '$1"{{resolve:ssm:$2}}"')
      .replace(/(^ {2}variables:\n[\s\S]*?)^ {2}variables:\n/m, '$1'),
);

import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const passwordOnCommandLine = inBuildspec(
  'password-on-command-line',
  t`the login takes the password as an argument`,
  (text) =>
    text
      .replace(/printf '%s' "\$DOCKER_REGISTRY_PASSWORD" \| /, '')
      .replace('--password-stdin', '--password "$DOCKER_REGISTRY_PASSWORD"'),
);

import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const loginCommandSubstituted = inBuildspec(
  'login-command-substituted',
  t`the login stands in brackets with a dollar sign`,
  (text) => text.replace(/- (printf .* docker login .*)/, '- $($1)'),
);

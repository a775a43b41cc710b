import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const dockerLoginLate = inBuildspec(
  'docker-login-late',
  t`the login stands in post_build`,
  (text) => text.replace('  pre_build:', '  post_build:'),
);

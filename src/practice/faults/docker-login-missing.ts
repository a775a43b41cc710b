import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const dockerLoginMissing = inBuildspec(
  'docker-login-missing',
  t`the login was taken out`,
  (text) => text.replace(/^ {2}pre_build:\n(?: {4}.*\n)*/m, ''),
);

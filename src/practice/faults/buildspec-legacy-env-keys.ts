import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const buildspecLegacyEnvKeys = inBuildspec(
  'buildspec-legacy-env-keys',
  t`the variables stand under environment_variables and plaintext, as in version 0.1`,
  (text) =>
    text
      .replace(/^env:/m, 'environment_variables:')
      .replace(/^ {2}variables:/m, '  plaintext:')
      .replace(/^ {2}parameter-store:/m, '  parameter_store:'),
);

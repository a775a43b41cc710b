import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const buildspecEnvKeyMisspelt = inBuildspec(
  'buildspec-env-key-misspelt',
  t`parameter-store is written with an underscore`,
  (text) => text.replace('  parameter-store:', '  parameter_store:'),
);

import { inBuildspec } from './in-buildspec.ts';

export const buildspecEnvKeyMisspelt = inBuildspec(
  'buildspec-env-key-misspelt',
  'parameter-store is written with an underscore',
  (text) => text.replace('  parameter-store:', '  parameter_store:'),
);

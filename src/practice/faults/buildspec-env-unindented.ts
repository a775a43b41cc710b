import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const buildspecEnvUnindented = inBuildspec(
  'buildspec-env-unindented',
  t`variables stands beside env and not below it`,
  (text) => text.replace(/^ {2}variables:/m, 'variables:'),
);

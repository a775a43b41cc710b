import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const buildspecKeyUnknown = inBuildspec(
  'buildspec-key-unknown',
  t`on-failure is written as one word`,
  (text) => text.replace(/^( +)build:\n/m, '$&$1  onFailure: ABORT\n'),
);

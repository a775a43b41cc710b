import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const runtimeUnknown = inBuildspec(
  'runtime-unknown',
  t`the runtime nodejs is called node`,
  (text) => text.replace('phases:\n', '$&  install:\n    runtime-versions:\n      node: 22\n'),
);

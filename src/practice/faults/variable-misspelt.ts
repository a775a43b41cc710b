import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const variableMisspelt = inBuildspec(
  'variable-misspelt',
  t`a variable in braces lacks its dollar sign`,
  commandBefore('docker push ', 'echo Pushing {IMAGE}'),
);

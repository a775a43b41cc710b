import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const variableInSingleQuotes = inBuildspec(
  'variable-in-single-quotes',
  t`what sed is to put in stands in single quotes`,
  commandBefore('docker push ', "echo The image is TAG | sed 's/TAG/$IMAGE_TAG/'"),
);

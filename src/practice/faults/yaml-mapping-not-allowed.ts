import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const yamlMappingNotAllowed = inBuildspec(
  'yaml-mapping-not-allowed',
  t`a command with two colons stands without quotes`,
  commandBefore('docker push ', 'echo Pushing: image: now'),
);

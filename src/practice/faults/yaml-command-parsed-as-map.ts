import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const yamlCommandParsedAsMap = inBuildspec(
  'yaml-command-parsed-as-map',
  t`a command with a colon and a space stands without quotes`,
  commandBefore('docker push ', 'echo Pushing: now'),
);

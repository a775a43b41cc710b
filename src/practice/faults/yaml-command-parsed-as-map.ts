import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const yamlCommandParsedAsMap = inBuildspec(
  'yaml-command-parsed-as-map',
  t`a command with a colon and a space stands without quotes`,
  (text) => text.replace(/( +)(- docker push )/, '$1- echo Pushing: now\n$1$2'),
);

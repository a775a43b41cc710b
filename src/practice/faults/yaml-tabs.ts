import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const yamlTabs = inBuildspec(
  'yaml-tabs',
  t`a line of the buildspec is indented with a tab`,
  (text) => text.replace(/^ {4}(?=IMAGE_REPOSITORY)/m, '\t'),
);

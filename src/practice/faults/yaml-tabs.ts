import { inBuildspec } from './in-buildspec.ts';

export const yamlTabs = inBuildspec(
  'yaml-tabs',
  'a line of the buildspec is indented with a tab',
  (text) => text.replace(/^ {4}(?=IMAGE_REPOSITORY)/m, '\t'),
);

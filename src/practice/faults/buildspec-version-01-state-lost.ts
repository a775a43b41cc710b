import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const buildspecVersion01StateLost = inBuildspec(
  'buildspec-version-01-state-lost',
  t`the buildspec’s version is 0.1, where every command has a shell of its own`,
  (text) => text.replace('version: 0.2', 'version: 0.1'),
);

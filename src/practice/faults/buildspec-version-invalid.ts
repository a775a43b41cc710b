import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const buildspecVersionInvalid = inBuildspec(
  'buildspec-version-invalid',
  t`the buildspec’s version is one that CodeBuild does not know`,
  (text) => text.replace('version: 0.2', 'version: 1.0'),
);

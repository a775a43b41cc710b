import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const buildspecNamesOtherParameters = inBuildspec(
  'buildspec-names-other-parameters',
  t`the buildspec names a parameter that nobody stored`,
  (text) => text.replace('/docker-credentials/password', '/docker-credentials/passwd'),
);

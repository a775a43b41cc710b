import { inBuildspec } from './in-buildspec.ts';

export const buildspecNamesOtherParameters = inBuildspec(
  'buildspec-names-other-parameters',
  'the buildspec names a parameter that nobody stored',
  (text) => text.replace('/docker-credentials/password', '/docker-credentials/passwd'),
);

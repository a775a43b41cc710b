import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const bracketNotSpaced = inBuildspec(
  'bracket-not-spaced',
  t`the bracket of a condition has no space before it`,
  commandBefore(
    'docker push ',
    'if [ "$CODEBUILD_BUILD_NUMBER" = 1]; then echo "This is the first build"; fi',
  ),
);

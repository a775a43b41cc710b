import { t } from '../../language.ts';
import { commandBefore, inBuildspec } from './in-buildspec.ts';

export const globNotQuoted = inBuildspec(
  'glob-not-quoted',
  t`a pattern for CloudFront stands without quotes`,
  commandBefore(
    'docker push ',
    'if [ -n "$DISTRIBUTION" ]; then aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths /*; fi',
  ),
);

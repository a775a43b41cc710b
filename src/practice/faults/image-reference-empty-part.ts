import { t } from '../../language.ts';
import { inBuildspec } from './in-buildspec.ts';

export const imageReferenceEmptyPart = inBuildspec(
  'image-reference-empty-part',
  t`the tag is the commit alone, and the source has none`,
  (text) =>
    text.replace(
      /\$\{(CODEBUILD_RESOLVED_SOURCE_VERSION):-\$CODEBUILD_BUILD_NUMBER\}/,
      (_, commit) => `$${commit}`,
    ),
);

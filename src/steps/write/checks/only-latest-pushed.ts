import { imageWords, tagScheme } from '../../../buildspec/image-words.ts';
import { t } from '../../../language.ts';
import { type Fault, type FileCheck, meaningCheck } from '../fault.ts';

const check = meaningCheck(
  'only-latest-pushed',
  t`every build pushes a tag of its own`,
  ({ story }): Fault[] => {
    const { pushes } = story;
    const [first] = pushes;
    const isLatest = pushes.every(
      ({ image, allTags }) => !allTags && tagScheme(imageWords(image.parts).tag).by === 'latest',
    );
    const last = first?.image.parts.at(-1);
    if (!first || !isLatest || last?.kind !== 'literal') return [];
    return [
      {
        severity: 'hint',
        what: t`the image is pushed as latest only`,
        why: t`each build moves that tag on, so that no earlier image can be named again`,
        at: first.image.span.start,
        remedy: t`push it under the commit too: CODEBUILD_RESOLVED_SOURCE_VERSION`,
      },
    ];
  },
);

/** Every build pushes a tag of its own, unless `latest` is what the setup asks for. */
export const onlyLatestPushed: FileCheck = {
  ...check,
  find: (sight) => (sight.known.setup.tag === 'latest' ? [] : check.find(sight)),
};

import { imageWords } from '../../../buildspec/image-words.ts';
import { namesIn, type Part } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { imageUses } from '../image-uses.ts';

const name = 'CODEBUILD_SOURCE_VERSION';

/** The tag is one that every kind of build can have. */
export const tagFromCodebuildSourceVersion = meaningCheck(
  'tag-from-codebuild-source-version',
  t`the tag is one that every kind of build can have`,
  (file, { project }): Fault[] => {
    const isPipeline = project?.source.type === 'CODEPIPELINE';
    const use = imageUses(file.story).find(({ word }) =>
      imageWords(word.parts).tag?.some((part) => isVersion(part, isPipeline)),
    );
    if (!use) return [];
    return [
      {
        severity: isPipeline ? 'error' : 'warning',
        what: t`the image is tagged with ${name}`,
        why: isPipeline
          ? t`in builds of CodePipeline it holds the address of an archive in S3, with colons and slashes that no tag may have`
          : t`it holds what the build was started with: a branch with slashes, pr/7, in CodePipeline an address in S3; no tag may have these signs`,
        at: use.word.span.start,
        remedy: t`tag with CODEBUILD_RESOLVED_SOURCE_VERSION, which is the commit`,
      },
    ];
  },
);

/** The variable itself, or in a pipeline something printed from it. */
function isVersion(part: Part, isPipeline: boolean): boolean {
  if (part.kind === 'variable') return part.name === name;
  return (
    isPipeline &&
    part.kind === 'opaque' &&
    /\bcut\b/.test(part.text) &&
    namesIn([part]).includes(name)
  );
}

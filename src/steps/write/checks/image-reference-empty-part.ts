import type { Edit } from '../../../buildspec/edit.ts';
import type { Span } from '../../../buildspec/span.ts';
import { type Part, wordsOf } from '../../../buildspec/words.ts';
import { t } from '../../../language.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';

const commit = 'CODEBUILD_RESOLVED_SOURCE_VERSION';
const fallback = `\${${commit}:-$CODEBUILD_BUILD_NUMBER}`;
const bare = new RegExp(`\\$${commit}\\b|\\$\\{${commit}\\}`, 'g');

/** No part of the image’s name stays empty. */
export const imageReferenceEmptyPart = meaningCheck(
  'image-reference-empty-part',
  t`no part of the image’s name stays empty`,
  (file, { project }): Fault[] => {
    if (project?.source.type !== 'S3') return [];
    const { builds, tags, pushes } = file.story;
    const images = [
      ...builds.flatMap((build) => build.tags),
      ...tags.map(({ target }) => target),
      ...pushes.map(({ image }) => image),
    ];
    const image = images.find(({ parts }) => parts.some(isBareCommit));
    if (!image) return [];
    const edits = withBuildNumber(file);
    return [
      {
        severity: 'error',
        what: t`the tag of ${wordsOf(image.written)} is empty in builds of ${project.name}`,
        why: t`a source in S3 has no commit, so CodeBuild does not set ${commit}`,
        at: image.span.start,
        remedy: t`let the build’s number stand in for the commit`,
        ...(edits.length > 0 && { edits }),
      },
    ];
  },
);

/** The commit as it is, or cut or turned to other letters: nothing stands in when it is empty. */
function isBareCommit(part: Part): boolean {
  const filled = part.kind === 'variable' && part.change?.kind === 'default';
  return part.kind === 'variable' && part.name === commit && !filled;
}

/** In every command that sets a variable or names an image, the commit with a number to fall back on. */
function withBuildNumber({ spec, story }: FileSight): Edit[] {
  const { assignments, builds, tags, pushes } = story;
  const moments = [...assignments, ...[...builds, ...tags, ...pushes].map(({ call }) => call)];
  const commands = new Set(moments.map(({ command }) => command));
  return [...commands].flatMap(({ span }) => editsIn(spec.text, span));
}

function editsIn(text: string, { start, end }: Span): Edit[] {
  return [...text.slice(start, end).matchAll(bare)].map(({ index, 0: found }) => ({
    span: { start: start + index, end: start + index + found.length },
    text: fallback,
  }));
}

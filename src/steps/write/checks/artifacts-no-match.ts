import { isInSource } from '../../../buildspec/directories.ts';
import type { Edit } from '../../../buildspec/edit.ts';
import {
  type ListedPath,
  listedFiles,
  makersBelow,
  mayWriteAnything,
  type Written,
  writtenLike,
} from '../artifact-paths.ts';
import { type Fault, meaningCheck } from '../fault.ts';

/** Every file that artifacts list is there at the end of the build. */
export const artifactsNoMatch = meaningCheck(
  'artifacts-no-match',
  'every file that artifacts list is there at the end',
  (file): Fault[] =>
    listedFiles(file.spec).flatMap((listed): Fault[] => {
      const { text, at, location } = listed;
      if (file.kinds.get(location) !== undefined || /(^|\/)\.{1,2}$/.test(location)) return [];
      const written = writtenLike(file, location);
      const remedy = 'list it where it is written, or write it from the root of the source';
      if (written.open || written.places.some((place) => place.location === location)) return [];
      const [elsewhere] = written.places;
      if (elsewhere) {
        const edits = atRoot(written, listed);
        return [
          {
            severity: 'warning',
            what: `${text} is written to ${elsewhere.location}, where an earlier cd has led`,
            why: `artifacts are looked for from the root of the source, wherever the commands have gone, so ${location} is not found`,
            at,
            remedy,
            ...(edits && { edits }),
          },
        ];
      }
      const folder = makersBelow(file);
      const [top = ''] = location.split('/');
      if (folder !== undefined && location.includes('/') && /^(target|build|dist|out)$/.test(top)) {
        return [
          {
            severity: 'warning',
            what: `${text} is listed from the root, and what is built is built in ${folder}`,
            why: 'artifacts are looked for from the root of the source, wherever the commands have gone',
            at,
            remedy: `list it as ${folder}/${text}, or go back before the build`,
          },
        ];
      }
      const isMade = /imagedefinitions/i.test(text);
      if ((!file.hasSource && !isMade) || mayWriteAnything(file)) return [];
      return [
        {
          severity: 'warning',
          what: `${text} is listed as an artifact, and nothing writes it`,
          why: 'CodeBuild skips what is not there, and ends with “no matching artifact paths found” where nothing is left',
          at,
          remedy: 'write the file, or take it off the list',
        },
      ];
    }),
);

/** The one place where it is written, made to be the root of the source. */
function atRoot({ places }: Written, { location }: ListedPath): Edit[] | undefined {
  const [place] = places;
  const word = place?.word;
  const isPlain = word?.written.length === 1 && word.written[0]?.kind === 'literal';
  if (
    !word ||
    places.length !== 1 ||
    !isPlain ||
    /["'=/]/.test(word.text) ||
    !isInSource(location)
  ) {
    return undefined;
  }
  return [{ span: word.span, text: `$CODEBUILD_SRC_DIR/${location}` }];
}

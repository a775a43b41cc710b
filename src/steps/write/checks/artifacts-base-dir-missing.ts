import { isInSource } from '../../../buildspec/directories.ts';
import { t } from '../../../language.ts';
import { baseDirectories } from '../artifact-paths.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import { makersBelow, mayWriteAnything, writtenLike } from '../written-files.ts';

/** The folder that artifacts are taken from is in the source. */
export const artifactsBaseDirMissing = meaningCheck(
  'artifacts-base-dir-missing',
  t`the folder that artifacts are taken from is there`,
  (file): Fault[] =>
    baseDirectories(file.spec).flatMap(({ text, at, location }): Fault[] => {
      const words = {
        severity: 'warning',
        at,
        what: t`the base directory ${text} is not there`,
      } as const;
      if (!isInSource(location)) {
        return [
          {
            ...words,
            what: t`the base directory ${text} leaves the source`,
            why: t`it is taken from the root of the source, wherever the commands have gone: “no matching base directory path found”`,
            remedy: t`name the folder from the root of the source, or leave base-directory out`,
          },
        ];
      }
      const written = writtenLike(file, location);
      const isThere = location === '.' || file.kinds.get(location) !== undefined;
      if (isThere || written.open || written.places.some((place) => place.location === location))
        return [];
      const folder = written.places[0] ? undefined : makersBelow(file);
      if (folder !== undefined && !location.startsWith(`${folder}/`) && location !== folder) {
        return [
          {
            ...words,
            why: t`what is built is built in ${folder}, and the base directory is taken from the root of the source`,
            remedy: t`name it as ${folder}/${text.replace(/^\.\//, '')}`,
          },
        ];
      }
      if (!file.hasSource || mayWriteAnything(file)) return [];
      return [
        {
          ...words,
          why: t`the source does not have it, and no command makes it: “no matching base directory path found”`,
          remedy: t`name a folder that is there, or leave base-directory out`,
        },
      ];
    }),
);

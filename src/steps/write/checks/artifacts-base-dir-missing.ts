import { isInSource } from '../../../buildspec/directories.ts';
import { t } from '../../../language.ts';
import { baseDirectories } from '../artifact-paths.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';
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
      const twin = file.hasSource ? undefined : workedIn(location, file);
      if (twin !== undefined) {
        return [
          {
            ...words,
            what: t`the base directory ${text} is not the folder in which the commands work`,
            why: t`they go to ${twin}, and the base directory is taken from the root of the source`,
            remedy: t`name it as ${twin}, or correct the cd`,
          },
        ];
      }
      const folder = written.places[0] ? undefined : makersBelow(file);
      if (folder !== undefined && !location.startsWith(`${folder}/`) && location !== folder) {
        return [
          {
            ...words,
            why: t`what is built is built in ${folder}, and the base directory is taken from the root of the source`,
            remedy: /^(target|build|dist|out)(\/|$)/.test(location)
              ? t`name it as ${folder}/${text.replace(/^\.\//, '')}`
              : t`list what ${folder} has, or build where it is listed`,
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

/** A folder that commands go to and that ends as this one does, or this as it. */
function workedIn(location: string, { story }: FileSight): string | undefined {
  const folders = new Set(story.calls.map(({ directory }) => directory).filter(isInSource));
  if (folders.has(location)) return undefined;
  return [...folders].find(
    (folder) => location.endsWith(`/${folder}`) || folder.endsWith(`/${location}`),
  );
}

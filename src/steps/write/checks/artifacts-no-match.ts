import { isInSource } from '../../../buildspec/directories.ts';
import type { Edit } from '../../../buildspec/edit.ts';
import { isWhole } from '../../../buildspec/story.ts';
import type { Call } from '../../../buildspec/story-shape.ts';
import { t } from '../../../language.ts';
import {
  baseDirectories,
  type ListedPath,
  listedFiles,
  listedFolders,
  type RepeatedBase,
  repeatedBases,
} from '../artifact-paths.ts';
import { type Fault, meaningCheck } from '../fault.ts';
import type { FileSight } from '../sight.ts';
import {
  builtInto,
  makersBelow,
  mayWriteAnything,
  mayWriteDefinitions,
  type Written,
  writtenLike,
} from '../written-files.ts';

/** Every file that artifacts list is there at the end of the build. */
export const artifactsNoMatch = meaningCheck(
  'artifacts-no-match',
  t`every file that artifacts list is there at the end`,
  (file): Fault[] => {
    const repeated = repeatedBases(file.spec);
    const isRepeated = ({ at }: ListedPath) => repeated.some((one) => one.at === at);
    const files = listedFiles(file.spec).filter((listed) => !isRepeated(listed));
    const folders = listedFolders(file.spec).filter((listed) => !isRepeated(listed));
    return [
      ...files.flatMap((listed) => faultOf(listed, file) ?? []),
      ...folders.flatMap((listed) => builtBelow(listed, file) ?? []),
      ...repeated.flatMap((listed) => belowItself(listed, file) ?? []),
    ];
  },
);

function faultOf(listed: ListedPath, file: FileSight): Fault | undefined {
  const { text, at, location } = listed;
  const written = writtenLike(file, location);
  const isThere = file.kinds.get(location) !== undefined || /(^|\/)\.{1,2}$/.test(location);
  const isWritten = written.places.some((place) => place.location === location);
  if (isThere || isWritten || written.open) return undefined;
  const [elsewhere] = written.places;
  if (elsewhere) {
    const edits = atRoot(written, listed);
    return {
      severity: 'warning',
      what: isInSource(elsewhere.location)
        ? t`${text} is written to ${elsewhere.location}, where an earlier cd has led`
        : t`${text} is written to ${elsewhere.location}, which is outside the source`,
      why: t`artifacts are looked for from the root of the source, wherever the commands have gone, so ${location} is not found`,
      at,
      remedy: t`list it where it is written, or write it from the root of the source`,
      ...(edits && { edits }),
    };
  }
  const below = location.includes('/') ? builtBelow(listed, file) : undefined;
  const built = below ?? builtElsewhere(listed, file);
  // An image definition is always made by the build, so that this can be said without the source.
  const isDefinition = /imagedefinitions|^(\.\/)?imageDetail\.json/i.test(text);
  const isUnseen = !file.hasSource && !isDefinition;
  const mayBe = isDefinition ? mayWriteDefinitions(file) : mayWriteAnything(file);
  if (built || isUnseen || written.named || mayBe) return built;
  return {
    severity: 'warning',
    what: t`${text} is listed as an artifact, and nothing writes it`,
    why: t`CodeBuild skips what is not there, and ends with “no matching artifact paths found” where nothing is left`,
    at,
    remedy: t`write the file, or take it off the list`,
  };
}

/** What a build tool makes, listed elsewhere than in the one folder in which such tools run. */
function builtBelow({ text, at, location }: ListedPath, file: FileSight): Fault | undefined {
  const folder = makersBelow(file);
  const isOutput = /(^|\/)(target|build|dist|out)(\/|$)/.test(location);
  const [top = ''] = location.split('/');
  const isThere = [location, top].some((path) => file.kinds.get(path) !== undefined);
  // Of a base directory that is elsewhere its own check speaks.
  const places = baseDirectories(file.spec).map((base) => base.location);
  const isInside = [...places, folder].some(
    (place) => place !== '.' && `${location}/`.startsWith(`${place}/`),
  );
  if (folder === undefined || !isOutput || isThere || isInside) return undefined;
  const isTop = /^(target|build|dist|out)(\/|$)/.test(location);
  return {
    severity: 'warning',
    what: isTop
      ? t`${text} is listed from the root, and what is built is built in ${folder}`
      : t`${text} is listed, and what is built is built in ${folder}`,
    why: t`artifacts are looked for from the root of the source, wherever the commands have gone`,
    at,
    remedy: isTop
      ? t`list it as ${folder}/${text}, or go back before the build`
      : t`list what ${folder} has, or build where it is listed`,
  };
}

/** A package of Java, listed where the one build tool that runs puts none. */
function builtElsewhere({ text, at, location }: ListedPath, file: FileSight): Fault | undefined {
  const built = builtInto(file);
  const isPackage = /\.(jar|war|ear)$/.test(location);
  const isUsual = !location.includes('/') || /^(target|build\/libs)\//.test(location);
  if (!built || !isPackage || !isUsual || location.startsWith(`${built.folder}/`)) return undefined;
  return {
    severity: 'warning',
    what: t`${text} is listed, and ${built.tool} puts what it builds into ${built.folder}`,
    why: t`CodeBuild skips what is not there, and ends with “no matching artifact paths found” where nothing is left`,
    at,
    remedy: t`list what is in ${built.folder}`,
  };
}

/** A path that names its base directory again. */
function belowItself({ text, at, base, lead }: RepeatedBase, file: FileSight): Fault | undefined {
  const location = `${base}/${base}`;
  const { places } = writtenLike(file, location);
  const isWritten = places.some((place) => place.location === location);
  if (file.kinds.get(location) !== undefined || isWritten || mayMake(location, file))
    return undefined;
  const edit = withoutLead(text, at, lead, file.spec.text);
  return {
    severity: 'warning',
    what: t`${text} is looked for in ${base}, which it names again`,
    why: t`files are looked for below base-directory, so it would have to be in ${location}`,
    at,
    remedy: t`take ${lead} out`,
    ...(edit && { edits: [edit] }),
  };
}

/** True where a command may make a folder within one of the same name: it names both, or runs there. */
function mayMake(location: string, { story }: FileSight): boolean {
  const isThere = ({ argv, directory }: Call) =>
    directory !== '.' || argv.some(({ text }) => text.includes(location));
  return !isWhole(story) || story.calls.some(isThere);
}

/** The path without its lead; a star that then stands first needs quotes in YAML. */
function withoutLead(text: string, at: number, lead: string, all: string): Edit | undefined {
  const start = all.indexOf(text, at);
  if (start < at || start > at + 1) return undefined;
  const rest = text.slice(lead.length);
  const isBare = start === at && /^[*?]/.test(rest) && !/'/.test(rest);
  return { span: { start, end: start + text.length }, text: isBare ? `'${rest}'` : rest };
}

/** The one place where it is written, made to be the root of the source. */
function atRoot({ places }: Written, { location }: ListedPath): Edit[] | undefined {
  const [place] = places;
  const word = place?.word;
  const isPlain = word?.written.length === 1 && word.written[0]?.kind === 'literal';
  const isBare = isPlain && !/["'=/]/.test(word.text);
  if (!word || !isBare || places.length !== 1 || !isInSource(location)) return undefined;
  return [{ span: word.span, text: `$CODEBUILD_SRC_DIR/${location}` }];
}

import { posix } from 'node:path';
import type { Artifacts, Buildspec } from '../../buildspec/buildspec.ts';
import { isInSource, locate } from '../../buildspec/directories.ts';
import { programOf } from '../../buildspec/program.ts';
import type { Call } from '../../buildspec/story-shape.ts';
import { type Part, type Word, wordsOf } from '../../buildspec/words.ts';
import type { FileSight } from './sight.ts';

/** A path that `artifacts` names, without wildcards and variables. */
export interface ListedPath {
  text: string;
  /** Offset in the file. */
  at: number;
  /** From the root of the source; one that leaves it begins with `..`. */
  location: string;
}

/** The base directories of the artifacts, the secondary ones included. */
export function baseDirectories({ artifacts }: Buildspec): ListedPath[] {
  return sections(artifacts).flatMap(({ baseDirectory }) => {
    const { text = '', span } = baseDirectory ?? {};
    const location = placeIn('.', text);
    return span && location !== undefined ? [{ text, at: span.start, location }] : [];
  });
}

/**
 * The files that artifacts name one by one. They are looked for in the base directory, else in the
 * root of the source, wherever a `cd` has led (AWS CodeBuild User Guide, Build specification
 * reference).
 */
export function listedFiles({ artifacts }: Buildspec): ListedPath[] {
  return sections(artifacts).flatMap(({ files, baseDirectory }) => {
    const base = placeIn('.', baseDirectory?.text ?? '.');
    return files.flatMap(({ text, span }) => {
      const location = base === undefined ? undefined : placeIn(base, text);
      return location === undefined ? [] : [{ text, at: span.start, location }];
    });
  });
}

function sections(artifacts: Artifacts | undefined): Artifacts[] {
  return artifacts ? [artifacts, ...artifacts.secondary] : [];
}

/** A path below a folder; undefined where it holds a wildcard or a variable, or is absolute. */
function placeIn(folder: string, text: string): string | undefined {
  const path = text.trim();
  if (path === '' || /[*?[\]{}$`~\\]/.test(path) || path.startsWith('/')) return undefined;
  return posix.join(folder, path).replace(/(?<=.)\/$/, '');
}

/** The places at which the commands write a file of a name. */
export interface Written {
  places: readonly { location: string; word: Word }[];
  /** A command may write it where this cannot be seen. */
  open: boolean;
}

const movers = /^(cp|mv|ln|rsync|install|zip|tar|unzip|aws|git|curl|wget|find|xargs)$/;
const outputOption = /^--?(o|out[\w-]*|[\w-]+-output)$/;

/** Where the commands write a file that has the same name as the one at a location. */
export function writtenLike({ story }: FileSight, location: string): Written {
  const name = posix.basename(location);
  const isNamed = (word: Word) => posix.basename(wordsOf(valueParts(word))) === name;
  const outputs = story.calls.flatMap((call) =>
    outputsOf(call).map((word) => ({ word, where: locate(call.directory, valueParts(word)) })),
  );
  const writes = story.writes.map(({ path, location: where }) => ({ word: path, where }));
  const named = [...writes, ...outputs].filter(({ word }) => isNamed(word));
  const places = named.flatMap(({ word, where }) =>
    where === undefined ? [] : [{ location: where, word }],
  );
  const isMoved = story.calls.some((call) => isMover(call) && call.argv.some(isNamed));
  const unseen = story.closed !== undefined || story.unread.length > 0;
  return { places, open: unseen || isMoved || places.length < named.length };
}

/** True where a command runs that may write any file: a script, a build tool, an unpacker. */
export function mayWriteAnything({ story }: FileSight): boolean {
  return story.elsewhere.length > 0 || story.calls.some(isMover);
}

/**
 * The only folders in which build tools run, where none of them is the root of the source;
 * undefined where that cannot be told.
 */
export function makersBelow({ story }: FileSight): string | undefined {
  const folders = [...new Set(story.elsewhere.map(({ directory }) => directory))];
  const [folder] = folders;
  const moved = story.calls.some(isMover) || story.unread.length > 0;
  if (folders.length !== 1 || moved || !isInSource(folder) || folder === '.') return undefined;
  return folder;
}

function isMover(call: Call): boolean {
  return movers.test(programOf(call.argv)?.name ?? '');
}

/** The words after options that say where output goes: `--output-template-file x`, `-out=x`. */
function outputsOf({ argv }: Call): Word[] {
  return argv.filter((word, at) => {
    const [option, value] = word.text.split('=', 2);
    return value === undefined
      ? outputOption.test(argv[at - 1]?.text ?? '')
      : outputOption.test(option ?? '');
  });
}

/** What follows the sign in `--output=path`. */
function valueParts({ parts }: Word): readonly Part[] {
  const [first, ...rest] = parts;
  const option = first?.kind === 'literal' ? first.text.match(/^--?[\w-]+=/)?.[0] : undefined;
  if (first?.kind !== 'literal' || !option) return parts;
  return [{ ...first, text: first.text.slice(option.length) }, ...rest];
}
